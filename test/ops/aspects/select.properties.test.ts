import fc from "fast-check";
import { it } from "vitest";
import { greater, multiply, where } from "../../../src/index.ts";
import { broadcasts, shapes } from "../../tensor/random-shapes.ts";
import { expectGradients, randomTensor } from "./gradients.ts";

it("where has gradients that agree with differences, over any broadcast of the condition too", () => {
  fc.assert(
    fc.property(broadcasts(3, shapes(0, 3, 3)), fc.nat(100), ({ operands }, seed) => {
      const condition = greater(randomTensor(operands[0]!, seed), 0);
      const a = randomTensor(operands[1]!, seed + 1);
      const b = randomTensor(operands[2]!, seed + 2);
      expectGradients((x) => where(condition, multiply(x, x), b), a);
      expectGradients((x) => where(condition, a, multiply(x, x)), b);
      expectGradients((x) => where(condition, x, 0), a);
    }),
    { seed: 5, numRuns: 10 },
  );
});
