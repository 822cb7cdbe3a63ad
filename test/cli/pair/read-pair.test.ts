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
