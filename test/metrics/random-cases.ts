import fc from "fast-check";
import { DiceMeter } from "../../src/index.ts";
import type { MeterOptions } from "../../src/metrics/state/meter-rules.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { randomLabels } from "../tensor/random-values.ts";

/** Two small label maps under a name, or a case that was skipped. */
export interface RandomCase {
  readonly id: string;
  readonly seed: number;
  readonly classes: number;
  readonly skipped: boolean;
}

/** Cases of different names, any code units among them, of few classes or of many. */
export function randomCases(most = 8): fc.Arbitrary<RandomCase[]> {
  return fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4, unit: "binary" }),
      seed: fc.nat(1e6),
      classes: fc.constantFrom(1, 2, 3, 5, 20),
      skipped: fc.boolean().map((first) => first && most > 3),
    }),
    { maxLength: most, selector: ({ id }) => id },
  );
}

export const SURFACE: MeterOptions = {
  surface: { tolerances: [0.5, 2], percentiles: [95, 100], average: true },
};

/** A meter of some cases; `other` gives other predictions for the same targets. */
export function meterOf(cases: readonly RandomCase[], options: MeterOptions = SURFACE, other = 0): DiceMeter {
  const meter = new DiceMeter(options);
  for (const { id, seed, classes, skipped } of cases) {
    if (skipped) {
      meter.skip(id, `seed ${seed}`);
      continue;
    }
    const [prediction, target] = [1 + other, 0].map((shift) =>
      labelMap(Uint8Array.from(randomLabels(20, seed + shift, classes, 3)), [4, 5]),
    );
    meter.add(prediction!, target!, { id, spacing: [0.75, 1.25] });
  }
  return meter;
}
