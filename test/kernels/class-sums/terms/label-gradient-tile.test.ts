import { describe, expect, it } from "vitest";
import {
  labelGradientTile,
  labelProbabilityGradientTile,
} from "../../../../src/kernels/class-sums/terms/label-gradient-tile.ts";
import { takeLabelSlopes } from "../../../../src/kernels/class-sums/terms/label-terms.ts";
import { softmaxTile } from "../../../../src/kernels/class-sums/tile/softmax-tile.ts";
import { LINE, PLANE, ROW } from "../../../../src/kernels/class-sums/tile/tile.ts";
import { fillLabels, fillPlane, SIZES, tileFor } from "../cases/tile-cases.ts";

const GAMMAS = [null, 0, 2, 0.5];

describe.each(SIZES)("%i voxels, %i classes", (count, classes) => {
  const overlap = Float64Array.from({ length: 4 * classes }, (_, k) => Math.sin(k + 1));
  const place = { overlap, at: classes, rows: 2 * classes };
  const weights = Float64Array.from({ length: classes }, (_, c) => 1 + c);
  const termsFor = (gamma: number) =>
    ({ form: "categorical", weights, gamma, positive: 1, negative: 1, smoothing: 0 }) as const;

  it.each(GAMMAS)("of logits is the derivative of a·p + Σ b·p + terms, γ = %s", (gamma) => {
    const tile = tileFor(count, classes);
    const x = fillPlane(tile, PLANE.input, 1, -3, 3);
    fillLabels(tile);
    softmaxTile(tile, true);
    const kept = { ofLog: gamma !== null, ofMissing: gamma !== null && gamma !== 0 };
    if (gamma !== null) takeLabelSlopes(tile, true, termsFor(gamma), 1.5);
    labelGradientTile(tile, place, kept.ofLog, kept.ofMissing);
    const out = tile.plane(PLANE.gradient);
    const valueAt = (k: number, moved: number, step: number) => {
      const z = Array.from({ length: classes }, (_, c) => x[c * ROW + k]! + (c === moved ? step : 0));
      const total = z.reduce((sum, logit) => sum + Math.exp(logit), 0);
      const p = z.map((logit) => Math.exp(logit) / total);
      const label = tile.labels[k]!;
      const linear = p.reduce((sum, value, c) => sum + overlap[3 * classes + c]! * value, 0);
      if (label < 0) return linear;
      const term = gamma === null ? 0 : -weights[label]! * (1 - p[label]!) ** gamma * Math.log(p[label]!);
      return linear + overlap[classes + label]! * p[label]! + 1.5 * term;
    };
    const h = 1e-5;
    for (let k = 0; k < Math.min(count, 50); k++) {
      for (let c = 0; c < classes; c++) {
        const want = (valueAt(k, c, h) - valueAt(k, c, -h)) / (2 * h);
        expect(out[c * ROW + k]).toBeCloseTo(want, 7);
      }
    }
  });

  it.each(GAMMAS)("of probabilities is that of the element, γ = %s", (gamma) => {
    const tile = tileFor(count, classes);
    const p = fillPlane(tile, PLANE.input, 1, 0.1, 0.9);
    fillLabels(tile);
    const kept = { ofLog: gamma !== null, ofMissing: gamma !== null && gamma !== 0 };
    if (gamma !== null) takeLabelSlopes(tile, false, termsFor(gamma), 1.5);
    const [slope, factor] = [LINE.slope, LINE.factor].map((line) => tile.line(line).slice());
    labelProbabilityGradientTile(tile, place, kept.ofLog, kept.ofMissing);
    const out = tile.plane(PLANE.gradient);
    for (let k = 0; k < count; k++) {
      for (let c = 0; c < classes; c++) {
        const at = c * ROW + k;
        const b = overlap[3 * classes + c]!;
        const own = overlap[classes + c]! + b;
        const ofTerm = (kept.ofLog ? slope![k]! / p[at]! : 0) - (kept.ofMissing ? factor![k]! : 0);
        expect(out[at]).toBeCloseTo(tile.labels[k] === c ? own + ofTerm : b, 12);
      }
    }
  });

  it("without overlap sums has the terms alone", () => {
    const tile = tileFor(count, classes);
    fillPlane(tile, PLANE.input, 1, 0.1, 0.9);
    fillLabels(tile);
    takeLabelSlopes(tile, false, termsFor(0), 1);
    labelProbabilityGradientTile(tile, { overlap: null, at: 0, rows: classes }, true, false);
    const out = tile.plane(PLANE.gradient);
    for (let c = 0; c < classes; c++) expect(out[c * ROW] !== 0).toBe(tile.labels[0] === c);
  });
});
