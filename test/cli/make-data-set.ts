import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { makeNifti } from "../files/make/make-nifti.ts";

/** Two balls in a box of 12 × 10 × 8 voxels, classes 1 and 2, the second one absent from every fifth case. */
export function makeCase(seed: number, error: number): number[] {
  const labels = new Array<number>(12 * 10 * 8).fill(0);
  const paint = (label: number, center: readonly number[], radius: number) => {
    for (let at = 0; at < labels.length; at++) {
      const [x, y, z] = [at % 12, Math.floor(at / 12) % 10, Math.floor(at / 120)];
      if (Math.hypot(x - center[0]!, y - center[1]!, z - center[2]!) < radius) labels[at] = label;
    }
  };
  paint(1, [3 + error, 4, 4], 2.3 + (seed % 3) / 5);
  if (seed % 5 !== 4) paint(2, [8.5, 5 - error, 4], 1.8 + (seed % 4) / 6);
  return labels;
}

/** A case as the bytes of a compressed NIfTI file. */
export function niftiOf(labels: readonly number[], spacing: readonly number[] = [1, 1, 2]): Uint8Array {
  return gzipSync(new Uint8Array(makeNifti([12, 10, 8], labels, { spacing })));
}

/** Folders `predictions` and `targets` below another one, with as many cases: `case_00.nii.gz` and so on. */
export function makeDataSet(folder: string, cases: number): { predictions: string; targets: string } {
  const [predictions, targets] = [join(folder, "predictions"), join(folder, "targets")];
  for (const path of [predictions, targets]) mkdirSync(path, { recursive: true });
  for (let seed = 0; seed < cases; seed++) {
    const name = `case_${String(seed).padStart(2, "0")}.nii.gz`;
    writeFileSync(join(targets, name), niftiOf(makeCase(seed, 0)));
    writeFileSync(join(predictions, name), niftiOf(makeCase(seed, (seed % 7) / 4)));
  }
  return { predictions, targets };
}
