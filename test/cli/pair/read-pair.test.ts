import { crc32, deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { readPair } from "../../../src/cli/pair/read-pair.ts";
import { Stopwatch } from "../../../src/files/source/stopwatch.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { makeZip } from "../../files/make/make-zip.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const target = write("t.npy", makeNpy("|u1", [2, 2], Uint8Array.of(0, 1, 1, 0)));
const { pair: options } = scoreArguments([target, target], {});

/** Probabilities as nnU-Net saves them. */
function nnunetFile(shape: readonly number[], values: Float32Array): ArrayBuffer {
  const content = new Uint8Array(makeNpy("<f4", shape, values));
  const packed = deflateRawSync(content);
  return makeZip([{ name: "probabilities.npy", content, packed, crc: crc32(content) }]).buffer;
}

it("reads both maps, and an empty one where there is no prediction", async () => {
  const both = await readPair({ id: "t", prediction: target, target }, options, new Stopwatch());
  expect(both.prediction.labels).toEqual(both.target.labels);
  expect(both.notes).toEqual([]);
  const alone = await readPair({ id: "t", prediction: null, target }, options, new Stopwatch());
  expect([...alone.prediction.labels]).toEqual([0, 0, 0, 0]);
  expect(alone.fileNotes).toEqual(["the prediction is missing, so the case was scored with an empty one"]);
});

it("makes labels of probabilities, of one-hot targets too", async () => {
  const prediction = write(
    "p.npy",
    makeNpy("<f4", [2, 2, 2], Float32Array.of(0.9, 0.1, 0.2, 0.8, 0.3, 0.7, 0.6, 0.4)),
  );
  const oneHot = write("o.npy", makeNpy("|u1", [2, 2, 2], Uint8Array.of(1, 0, 0, 1, 0, 1, 1, 0)));
  const argmax = { ...options, argmax: true };
  const pair = await readPair({ id: "t", prediction, target: oneHot }, argmax, new Stopwatch());
  expect([...pair.prediction.labels]).toEqual([0, 1, 1, 0]);
  expect([...pair.target.labels]).toEqual([0, 1, 1, 0]);
});

it("takes the class axis of the format, unless an option names one", async () => {
  const values = Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1);
  const prediction = write("p.npz", nnunetFile([3, 2, 2], values));
  const read = async (more: object, file = target) =>
    readPair({ id: "t", prediction, target: file }, { ...options, ...more }, new Stopwatch());
  expect([...(await read({ argmax: true })).prediction.labels]).toEqual([0, 1, 2, 2]);
  // A target that is one-hot has the axis of the prediction.
  const oneHot = write(
    "first.npy",
    makeNpy("|u1", [3, 2, 2], Uint8Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1)),
  );
  expect([...(await read({ argmax: true }, oneHot)).target.labels]).toEqual([0, 1, 2, 2]);
  await expect(read({ argmax: true, classAxis: 2 })).rejects.toThrow(/shape/);
  const regions = [1, 2, 3].map((label) => ({ name: `r${label}`, labels: [label] }));
  const { prediction: channels } = await read({ threshold: 0.5, regions });
  expect(channels.probabilities).toMatchObject({ classes: 3, level: 0.5 });
  await expect(read({ threshold: 0.5 })).rejects.toThrow(
    "p.npz: holds 3 classes, shape [3, 2, 2], and a threshold makes a mask of one; --argmax reads classes, --regions with --threshold a channel for each region",
  );
});

it("thresholds the only class of a format with a class axis", async () => {
  const values = Float32Array.of(0.9, 0.1, 0.2, 0.8);
  const prediction = write("one.npz", nnunetFile([1, 2, 2], values));
  const pair = await readPair(
    { id: "t", prediction, target },
    { ...options, threshold: 0.5 },
    new Stopwatch(),
  );
  expect([...pair.prediction.labels]).toEqual([1, 0, 0, 1]);
  expect(pair.prediction.shape).toEqual([2, 2]);
});

it("keeps probabilities for the scores that are made of them; without a prediction the background is certain", async () => {
  const values = Float32Array.of(0.75, 0.25, 0.25, 0.75, 0.5, 0.5, 0.5, 0.5);
  const prediction = write("q.npy", makeNpy("<f4", [2, 2, 2], values));
  const measures = ["probabilities"] as const;
  const read = (file: string | null, more: object) =>
    readPair({ id: "t", prediction: file, target }, { ...options, measures, ...more }, new Stopwatch());
  const { prediction: kept } = await read(prediction, { argmax: true });
  expect(kept.probabilities).toEqual({
    classes: 2,
    values: Float32Array.of(0.75, 0.25, 0.5, 0.5, 0.25, 0.75, 0.5, 0.5),
  });
  expect((await read(prediction, { argmax: true, measures: undefined })).prediction).not.toHaveProperty(
    "probabilities",
  );
  expect((await read(null, { argmax: true })).prediction.probabilities).toEqual({
    classes: 2,
    values: Float32Array.of(1, 1, 1, 1, 0, 0, 0, 0),
  });
  expect((await read(null, { argmax: true, classes: 3 })).prediction.probabilities!.classes).toBe(3);
  const regions = [{ name: "a", labels: [1] }];
  const missing = async (threshold: number, more: object = {}) =>
    (await read(null, { threshold, classAxis: 0, regions, ...more })).prediction.probabilities;
  expect(await missing(0.5)).toEqual({ classes: 1, values: new Float32Array(4), level: 0.5 });
  expect(await missing(-2, { measures: undefined })).toEqual({
    classes: 1,
    values: new Float32Array(4).fill(-2),
    level: -2,
  });
  expect((await read(null, { threshold: 0.5 })).prediction.probabilities).toEqual({
    classes: 1,
    values: new Float32Array(4),
  });
});
