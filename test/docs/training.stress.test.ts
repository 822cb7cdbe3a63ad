import { expect, it } from "vitest";
import { type Tested, train } from "../../docs/course/lab/training.ts";

/** A mean over two seeds after a hundred steps. */
function meanOf(loss: string): (of: (tested: Tested) => number) => number {
  const runs = [1, 2].map((seed) => train({ loss, seed, steps: 100 }).tested);
  return (of) => runs.reduce((sum, tested) => sum + of(tested), 0) / runs.length;
}

it("the lab's training ends as the course says: Dice above weighted cross entropy above cross entropy", () => {
  const [dice, weighted, crossEntropy] = ["dice", "weighted", "cross-entropy"].map(meanOf);
  const score = ({ dice }: Tested) => dice;
  expect(dice!(score)).toBeGreaterThan(weighted!(score));
  expect(weighted!(score)).toBeGreaterThan(crossEntropy!(score) + 0.03);
  // A weight paints too much, and none too little; another threshold mends most of both.
  const volume = ({ volume }: Tested) => volume;
  expect(weighted!(volume)).toBeGreaterThan(1.15);
  expect(crossEntropy!(volume)).toBeLessThan(0.9);
  expect(Math.abs(dice!(volume) - 1)).toBeLessThan(0.15);
  expect(crossEntropy!(({ bestDice }) => bestDice)).toBeGreaterThan(crossEntropy!(score) + 0.03);
});
