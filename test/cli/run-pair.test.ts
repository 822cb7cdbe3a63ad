import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { OptionValues } from "../../src/cli/arguments/parse-options.ts";
import { scoreArguments } from "../../src/cli/arguments/score.ts";
import { runPair } from "../../src/cli/run-pair.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { makeNpy } from "../files/make/make-npy.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { path, write } = temporaryFolder();
const prediction = write("p.npy", makeNpy("|u1", [2, 4], Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 1)));
const target = write("t.npy", makeNpy("|u1", [2, 4], Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 0)));

async function run(values: OptionValues) {
  const written = { out: "", error: "" };
  const code = await runPair(scoreArguments([prediction, target], values), {
    out: (text) => {
      written.out += text;
    },
    error: (text) => {
      written.error += text;
    },
    colors: true,
    program: new URL("file:///none"),
  });
  return { code, ...written };
}

describe("one pair", () => {
  it("is a table in every detail, coloured on a terminal only", async () => {
    expect((await run({})).out).toContain("\x1b[1mmean");
    const output = `${path}/table.txt`;
    expect(await run({ output })).toEqual({ code: 0, out: "", error: "" });
    expect(readFileSync(output, "utf8")).toMatch(/^1 +5 +4 +0\.8889/m);
  });

  it("has the scores that are asked for, distances by a spacing that is given", async () => {
    const { out } = await run({ json: true, metrics: "dice,hd,surface-dice@2mm", spacing: "1,3" });
    expect(JSON.parse(out).classes[1]).toMatchObject({ dice: 8 / 9, "surface-dice@2mm": expect.any(Number) });
    // The voxel that is wrong lies beside the right ones, 3 mm away.
    expect(JSON.parse(out).mean.hd).toBe(3);
  });

  it("is a data set of one case, named after the target, in the forms for data sets", async () => {
    const dice = (text: string) => JSON.parse(text).classes[0].scores.dice;
    const { out } = await run({ ndjson: true });
    expect(JSON.parse(out).id).toBe("t");
    expect(dice(out)).toBe(8 / 9);
    expect((await run({ csv: true })).out).toContain("\nt,1,,5,4,4,4,1,0,3,0.8888888888888888,");
  });

  it("is made of probabilities by a threshold, or of values for each class by argmax", async () => {
    const scored = async (
      name: string,
      shape: number[],
      values: readonly number[],
      options: OptionValues,
    ) => {
      const file = write(name, makeNpy("<f4", shape, Float32Array.from(values)));
      let out = "";
      await runPair(scoreArguments([file, target], { json: true, ...options }), {
        out: (text) => {
          out += text;
        },
        error: () => expect.unreachable(),
        colors: false,
        program: new URL("file:///none"),
      });
      return JSON.parse(out).mean.dice;
    };
    const labels = [0, 1, 1, 0, 0, 1, 1, 1];
    const probabilities = labels.map((label) => (label === 1 ? 0.7 : 0.5));
    expect(await scored("q.npy", [2, 4], probabilities, { threshold: "0.5" })).toBe(8 / 9);
    const last = labels.flatMap((label) => [label === 0 ? 2 : -1, label]);
    expect(await scored("last.npy", [2, 4, 2], last, { argmax: true })).toBe(8 / 9);
    const first = [...labels.map((label) => 1 - label), ...labels];
    expect(await scored("first.npy", [2, 2, 4], first, { argmax: true, "class-axis": "0" })).toBe(8 / 9);
    await expect(scored("wrong.npy", [2, 2, 4], first, { argmax: true, "class-axis": "5" })).rejects.toThrow(
      /wrong\.npy: shape \[2, 2, 4\] has no class axis 5$/,
    );
  });

  it("may be arrays within files", async () => {
    const data = fileURLToPath(new URL("../files/data/", import.meta.url));
    const scored = async (files: string[], values: OptionValues = {}) => {
      let out = "";
      await runPair(scoreArguments(files, { json: true, ...values }), {
        out: (text) => {
          out += text;
        },
        error: () => expect.unreachable(),
        colors: false,
        program: new URL("file:///none"),
      });
      return JSON.parse(out);
    };
    const pair = [`${data}zarr/image.ome.zarr/labels/organs`, `${data}hdf5/h5py-several.h5:/int64`];
    expect(await scored(pair)).toMatchObject({
      mean: { dice: 1, classes: 4 },
      classes: [{}, { name: "spleen" }, {}, {}, {}],
    });
    const archive = `${data}zarr/arrays.zarr.zip`;
    expect((await scored([archive, archive], { array: "bool" })).classes).toHaveLength(2);
    const output = `${data}hdf5/h5py-several.h5`;
    await expect(scored(pair, { output })).rejects.toThrow(/is the input .+which it would replace/);
  });

  it("is scored by regions, without a background, or by some labels", async () => {
    const { out } = await run({ json: true, regions: "any=1+2,none=7", metrics: "dice,hd", spacing: "1,3" });
    const { classes, mean } = JSON.parse(out);
    expect(classes.map(({ name, dice }: { name: string; dice: number }) => [name, dice])).toEqual([
      ["any", 8 / 9],
      ["none", null],
    ]);
    expect(mean).toMatchObject({ dice: 8 / 9, hd: 3, classes: 1 });
    expect(JSON.parse((await run({ json: true, labels: "5-7" })).out).classes[0].predicted).toBe(8);
  });

  it("does not replace a file that it reads", async () => {
    await expect(run({ output: target })).rejects.toThrow(
      new InputError(
        `--output ${target} is the input ${target}, which it would replace; choose another file`,
      ),
    );
  });

  it.each([
    [{ shard: "1/2" }, "--shard takes a part of two folders, and was given two files"],
    [{ state: true }, "--state keeps the counts of two folders, and was given two files"],
    [{ resume: true }, "--resume takes up a run over two folders, and was given two files"],
    [{ match: ["{id}"] }, "--match matches the files of two folders, and was given two files"],
  ])("refuses %j", async (values, message) => {
    await expect(run(values)).rejects.toThrow(new InputError(message));
  });
});
