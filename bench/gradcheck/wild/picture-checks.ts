import { gradcheck } from "../../../src/gradcheck/gradcheck.ts";
import { grad, type Tensor, tensor } from "../../../src/index.ts";
import { EXTENT, PICTURE_LOSSES, type PictureLoss } from "./picture-losses.ts";
import type { WildCheck } from "./wild-case.ts";

const SIZE = EXTENT * EXTENT;
const SHAPE = [EXTENT, EXTENT];

/** A disc, of which the others are ones. */
const DISC = Array.from({ length: SIZE }, (_, k) => {
  const [row, column] = [Math.floor(k / EXTENT), k % EXTENT];
  return (row - 2.3) ** 2 + (column - 2.6) ** 2 < 4 ? 1 : 0;
});

/** Predictions at which losses of masks break, or do not. */
const POINTS: Readonly<Record<string, (k: number, random: () => number) => number>> = {
  generic: (_, random) => 0.05 + 0.9 * random(),
  "0, 1 and ties": (_, random) => [0, 0.25, 0.5, 1][Math.floor(4 * random())]!,
  "p = t": (k) => DISC[k]!,
  constant: () => 0.5,
  "near saturation": (k) => (DISC[k] ? 1 - 1e-4 * (1 + (k % 3)) : 1e-4 * (1 + (k % 5))),
};

type Slopes = (gradient: Float64Array) => Float64Array;

/** Wrong gradients made of a right one. */
const BUGS: Readonly<Record<string, Slopes>> = {
  "×1.001": (g) => g.map((slope) => 1.001 * slope),
  "largest ×1.01": (g) => {
    const most = g.reduce((best, slope, k) => (Math.abs(slope) > Math.abs(g[best]!) ? k : best), 0);
    return g.map((slope, k) => (k === most ? 1.01 * slope : slope));
  },
  "median ×2": (g) => {
    const order = Array.from(g.keys()).sort((a, b) => Math.abs(g[a]!) - Math.abs(g[b]!));
    return g.map((slope, k) => (k === order[SIZE >> 1] ? 2 * slope : slope));
  },
  "sign where t = 1": (g) => g.map((slope, k) => (DISC[k] ? -slope : slope)),
};

/**
 * Points at which a composed gradient is not one of the loss: two pools break the same tie in opposite ways, as no point beside
 * x does, and the check is right to fail it.
 */
const NOT_A_GRADIENT = ["soft skeleton, p = t", "soft skeleton, constant", "margin of erosion, p = t"];

/** Norms of gradients that are 0 within rounding. */
const MAX_ROUNDING = { float64: 1e-14, float32: 1e-6 } as const;

/** The checks of 28 losses of masks at five points, with right gradients, those of the tape, and with wrong ones. */
export function* pictureChecks(random: () => number): Generator<WildCheck> {
  for (const [point, at] of Object.entries(POINTS)) {
    const numbers = Array.from({ length: SIZE }, (_, k) => at(k, random));
    for (const [name, loss] of Object.entries(PICTURE_LOSSES)) {
      if (NOT_A_GRADIENT.includes(`${name}, ${point}`)) continue;
      for (const precision of ["float64", "float32"] as const) {
        const x = tensor(numbers, SHAPE, { dtype: precision });
        const target = tensor(DISC, SHAPE, { dtype: precision });
        yield* checksAt(`28 losses of masks, ${point}`, loss, x, target, precision);
      }
    }
  }
}

function* checksAt(
  group: string,
  loss: PictureLoss,
  x: Tensor,
  target: Tensor,
  precision: "float64" | "float32",
): Generator<WildCheck> {
  const slopesOf = grad((p: Tensor) => loss(p, target));
  const right = Float64Array.from(slopesOf(x).data);
  // A slope that is infinite or NaN is another finding: 0^−0.25 and log 0 at a perfect prediction.
  if (!right.every(Number.isFinite)) return;
  const norm = Math.hypot(...right) || 1;
  // Nothing is wrong with a part of a gradient that is rounding: the check judges it beside what f does around x.
  const isRounding = norm <= MAX_ROUNDING[precision];
  const named = (gradientName: string, change: Slopes): WildCheck => {
    const changed = change(right);
    const gradient = (p: Tensor) => {
      const found = change(Float64Array.from(slopesOf(p).data));
      return precision === "float32" ? Float32Array.from(found) : found;
    };
    return {
      group,
      gradientName,
      precision,
      error: Math.hypot(...changed.map((slope, k) => slope - right[k]!)) / norm,
      check: (seed, budget) =>
        gradcheck((p: Tensor) => loss(p, target), x, {
          gradient,
          seed,
          domain: [0, 1],
          ...(budget !== undefined && { budget }),
        }),
    };
  };
  yield named("right", (g) => g);
  for (const [name, change] of Object.entries(isRounding ? {} : BUGS)) {
    const one = named(name, change);
    if (one.error > 0) yield one;
  }
}
