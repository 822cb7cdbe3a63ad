import { describe, expect, it } from "vitest";
import type { PairOptions } from "../../../src/cli/pair/pair-options.ts";
import { drawCases } from "../../../src/cli/picture/draw-cases.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const map = (name: string, shape: number[], labels: number[]) =>
  write(name, makeNpy("|u1", shape, Uint8Array.from(labels)));
const target = map("target.npy", [2, 3], [0, 1, 2, 0, 1, 2]);
const first = map("first.npy", [2, 3], [0, 1, 1, 0, 1, 2]);
const second = map("second.npy", [2, 3], [1, 1, 2, 0, 1, 2]);
const options: PairOptions = {
  limit: 2 ** 20,
  classes: undefined,
  ignore: undefined,
  spacing: undefined,
  ignoreOrientation: false,
  surface: undefined,
};
const pair = (prediction: string) => [{ id: "a", prediction, target }];
const chosen = (label: number, id = "a") => [{ id, label, caption: "1: Dice 0.5" }];

describe("pictures of cases", () => {
  it("are drawn from the files of one or two models", async () => {
    const [picture] = await drawCases(chosen(1), [pair(first), pair(second)], options);
    expect(picture).toMatchObject({ id: "a", caption: "1: Dice 0.5" });
    const [slice] = picture!.slices;
    expect(slice!.target).toBe("M1 0h1M1 2h1M1 0v2M2 0v2");
    expect(slice!.predictions).toEqual([
      "M1 0h2M2 1h1M1 2h1M1 0v2M2 1v1M3 0v1",
      "M0 0h2M0 1h1M1 2h1M0 0v1M1 1v1M2 0v2",
    ]);
    expect(slice!.others).not.toBe("");
  });

  it("are of regions and of chosen labels, as these were scored", async () => {
    const regions = [{ name: "both", labels: [1, 2] }];
    const [both] = await drawCases(chosen(1), [pair(first)], { ...options, regions });
    expect(both!.slices[0]!.target).toBe("M1 0h2M1 2h2M1 0v2M3 0v2");
    // Of channels for regions the one of the region, 0.8 where the second prediction has the label 1.
    const channels = write(
      "channels.npy",
      makeNpy("<f4", [2, 2, 3], Float32Array.of(1, 1, 1, 1, 1, 1, 0.8, 0.8, 0, 0, 0.8, 0)),
    );
    const two = { regions: [...regions, { name: "one", labels: [1] }], threshold: 0.5, classAxis: 0 };
    const [channel] = await drawCases(chosen(2), [pair(channels)], { ...options, ...two });
    const [label] = await drawCases(chosen(1), [pair(map("eq.npy", [2, 3], [1, 1, 0, 0, 1, 0]))], options);
    expect(channel!.slices[0]!.predictions).toEqual(label!.slices[0]!.predictions);
    const [one] = await drawCases(chosen(2), [pair(first)], { ...options, labels: [2] });
    expect(one!.slices[0]!.others).toBe("");
  });

  it("are of an image of a stack", async () => {
    const stack = map("stack.npy", [2, 1, 2], [0, 0, 0, 1]);
    const pairs = [{ id: "s", prediction: stack, target: stack }];
    const [picture] = await drawCases(chosen(1, "s[1]"), [pairs], { ...options, batchAxis: 0 });
    expect(picture!.slices).toHaveLength(1);
    expect(picture!.slices[0]!.target).toBe("M1 0h1M1 1h1M1 0v1M2 0v1");
  });

  it("are left out where files are missing, or were not found", async () => {
    expect(await drawCases(chosen(1), [pair("/nowhere.npy")], options)).toEqual([]);
    expect(await drawCases(chosen(1, "b"), [pair(first)], options)).toEqual([]);
    expect(await drawCases(chosen(1), [pair(first), []], options)).toEqual([]);
    expect(await drawCases(chosen(1), [[{ id: "a", reason: "damaged" }]], options)).toEqual([]);
  });
});
