import { expect, it } from "vitest";
import { scoreArguments } from "../../../src/cli/arguments/score.ts";
import { readPair } from "../../../src/cli/pair/read-pair.ts";
import { Stopwatch } from "../../../src/files/source/stopwatch.ts";
import { makeNpy } from "../../files/make/make-npy.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { write } = temporaryFolder();
const target = write("t.npy", makeNpy("|u1", [2, 2], Uint8Array.of(0, 1, 1, 0)));
const { pair: options } = scoreArguments([target, target], {});

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
