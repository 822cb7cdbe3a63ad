import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { LabelMap, Tensor } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

export interface PlainTensor {
  readonly shape: number[];
  readonly data: number[];
}

/** A file of values and gradients of an independent implementation. */
export function referenceFile<File>(file: string): File {
  return JSON.parse(readFileSync(new URL(`data/${file}`, import.meta.url), "utf8")) as File;
}

/** The cases of a reference file. */
export function referenceCases<Case>(file: string): Case[] {
  return referenceFile<{ cases: Case[] }>(file).cases;
}

export function plainTensor({ shape, data }: PlainTensor, dtype: "float32" | "float64"): Tensor {
  return tensor(data, shape, { dtype });
}

export function plainLabels({ shape, data }: PlainTensor): LabelMap {
  return labelMap(data, shape);
}

/** |got − want| ≤ tolerance·max(|want|, floor), entry by entry; where `want` is null, a finite number. */
export function expectClose(
  got: ArrayLike<number>,
  want: ArrayLike<number | null>,
  tolerance: number,
  floor: number,
): void {
  expect(got.length).toBe(want.length);
  for (let index = 0; index < want.length; index++) {
    const expected = want[index];
    const actual = got[index] as number;
    if (expected === null || expected === undefined) {
      expect(Number.isFinite(actual), `entry ${index} is ${actual}, want a finite number`).toBe(true);
    } else if (!(Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(expected), floor))) {
      expect.fail(`entry ${index} is ${actual}, want ${expected} (relative tolerance ${tolerance})`);
    }
  }
}

/** The floor of a gradient's comparison: 0.01 of its largest entry, at most 0.01. */
export function gradientFloor(want: readonly (number | null)[]): number {
  return 0.01 * Math.min(1, Math.max(...want.map((entry) => Math.abs(entry ?? 0))));
}
