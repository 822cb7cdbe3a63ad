import { expect, it } from "vitest";
import { readLesionRules } from "../../../src/metrics/lesions/lesion-rules.ts";
import { matchedLesions } from "../../../src/metrics/lesions/matched-lesions.ts";

const bits = (text: string) => Uint8Array.from(text, (letter) => (letter === "#" ? 1 : 0));
const matched = (
  prediction: string,
  target: string,
  match: "threshold" | "voronoi" | "dilation",
  dilation = 1,
) =>
  matchedLesions(bits(prediction), bits(target), [1, 1, target.length], {
    rules: readLesionRules("test", { match, dilation }),
    reach: 3,
    weights: [1, 1, 1],
  });

it("takes whole predicted lesions, or those that touch a dilated target", () => {
  const apart = matched("...##....#", "##...##...", "threshold");
  expect([apart.matches.size, apart.extras]).toEqual([0, [1, 2]]);
  const touching = matched("...##....#", "##...##...", "dilation");
  expect([...touching.matches]).toEqual([[2, [1]]]);
  expect(touching.extras).toEqual([2]);
});

it("deals predicted voxels out to the nearest target, the first of two equally near ones", () => {
  const { pieces, piecesOf, matches, extras } = matched("####.#..##", "#......###", "voronoi");
  expect([...pieces.numbers]).toEqual([1, 1, 1, 1, 0, 2, 0, 0, 2, 2]);
  expect([piecesOf(1), piecesOf(2), [...matches], extras]).toEqual([
    [1],
    [2],
    [
      [1, [1]],
      [2, [2, 3]],
    ],
    [2],
  ]);
});
