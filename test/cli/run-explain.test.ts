import { describe, expect, it } from "vitest";
import { explainArguments } from "../../src/cli/arguments/explain.ts";
import type { OptionValues } from "../../src/cli/arguments/parse-options.ts";
import { runExplain } from "../../src/cli/run-explain.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { makeNpy } from "../files/make/make-npy.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const { path, write } = temporaryFolder();
const prediction = write("p.npy", makeNpy("|u1", [2, 4], Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 1)));
const target = write("t.npy", makeNpy("|u1", [2, 4], Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 0)));

async function run(values: OptionValues, files = [prediction, target]) {
  let out = "";
  const code = await runExplain(explainArguments(files, values), {
    out: (text) => {
      out += text;
    },
    error: () => expect.unreachable(),
    colors: false,
    program: new URL("file:///none"),
  });
  return { code, out };
}

describe("explain", () => {
  it("is a table, a document, or tables for a paper", async () => {
    const { code, out } = await run({ spacing: "1,1" });
    expect(code).toBe(0);
    expect(out).toMatch(/^plastimatch +0\.8889 +1\.00 +0\.00 /m);
    const { rows, prediction: file } = JSON.parse((await run({ json: true, metrics: "dice" })).out);
    expect(file).toBe(prediction);
    expect(rows[0]).toMatchObject({ name: "softdice", mean: { dice: 8 / 9 } });
    expect((await run({ markdown: true, metrics: "dice" })).out).toContain("| class 1 | Dice |");
  });

  it("refuses two folders", async () => {
    await expect(run({}, [path, path])).rejects.toThrow(InputError);
    await expect(run({}, [path, path])).rejects.toThrow("explain takes two files, and was given two folders");
  });
});
