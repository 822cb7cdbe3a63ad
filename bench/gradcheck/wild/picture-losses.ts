import {
  abs,
  add,
  clamp,
  concatenate,
  cumulativeSum,
  divide,
  exp,
  log,
  log1p,
  logSumExp,
  matmul,
  maxPool,
  mean,
  meanPool,
  minPool,
  multiply,
  negate,
  power,
  reshape,
  roll,
  slice,
  softmax,
  softplus,
  sort,
  sqrt,
  square,
  subtract,
  sum,
  type Tensor,
  tensor,
  transpose,
  where,
} from "../../../src/index.ts";

/** Columns and rows of the pictures. */
export const EXTENT = 6;

/** A loss of probabilities and a mask, both pictures. */
export type PictureLoss = (p: Tensor, t: Tensor) => Tensor;

const SMALL = 1e-6;
const WINDOW = { window: [3, 3] };
const constant = (at: (k: number) => number, like: Tensor, shape: readonly number[] = like.shape) =>
  tensor(
    Array.from({ length: shape.reduce((all, extent) => all * extent, 1) }, (_, k) => at(k)),
    [...shape],
    { dtype: like.dtype },
  );
const wave = (k: number) => Math.sin(2.3 * k + 1);
const flat = (x: Tensor) => reshape(x, [x.size]);
const away = (x: Tensor, axis: number) => subtract(x, roll(x, { shift: 1, axis }));

const ratio = (p: Tensor, t: Tensor, smooth = SMALL) =>
  divide(add(multiply(2, sum(multiply(p, t))), smooth), add(add(sum(p), sum(t)), smooth));
const dice: PictureLoss = (p, t) => subtract(1, ratio(p, t));
const within = (p: Tensor) => clamp(p, { min: 1e-7, max: 1 - 1e-7 });
/** −log of the probability of what is true. */
const surprise: PictureLoss = (p, t) => {
  const inside = within(p);
  return negate(add(multiply(t, log(inside)), multiply(subtract(1, t), log(subtract(1, inside)))));
};
const crossEntropy: PictureLoss = (p, t) => mean(surprise(p, t));
const logits = (p: Tensor) => subtract(log(within(p)), log(subtract(1, within(p))));
/** Two classes, one row a voxel. */
const pairs = (p: Tensor) =>
  concatenate([reshape(p, [p.size, 1]), reshape(subtract(1, p), [p.size, 1])], { axis: 1 });
const tversky = (p: Tensor, t: Tensor, alpha: number, beta: number) => {
  const hit = sum(multiply(p, t));
  const missed = sum(multiply(subtract(1, p), t));
  const extra = sum(multiply(p, subtract(1, t)));
  return divide(add(hit, SMALL), add(add(hit, SMALL), add(multiply(alpha, extra), multiply(beta, missed))));
};
const total = (p: Tensor) => mean(add(abs(away(p, 0)), abs(away(p, 1))));
const smoothed = (x: Tensor) => meanPool(x, WINDOW);
const opened = (x: Tensor) => maxPool(minPool(x, WINDOW), WINDOW);
const skeleton = (x: Tensor) => subtract(x, opened(x));

/** 28 losses that people write for masks. */
export const PICTURE_LOSSES: Readonly<Record<string, PictureLoss>> = {
  "boundary loss": (p) => mean(multiply(p, constant(wave, p))),
  "focal Dice": (p, t) => power(add(dice(p, t), SMALL), 0.75),
  "soft skeleton": (p, t) => {
    const [sp, st] = [skeleton(p), skeleton(t)];
    const precision = divide(add(sum(multiply(sp, t)), 1), add(sum(sp), 1));
    const recall = divide(add(sum(multiply(st, p)), 1), add(sum(st), 1));
    return subtract(1, divide(multiply(2, multiply(precision, recall)), add(precision, recall)));
  },
  SSIM: (p, t) => {
    const [mp, mt] = [smoothed(p), smoothed(t)];
    const covariance = subtract(smoothed(multiply(p, t)), multiply(mp, mt));
    const spread = add(subtract(smoothed(square(p)), square(mp)), subtract(smoothed(square(t)), square(mt)));
    const top = multiply(add(multiply(2, multiply(mp, mt)), 1e-4), add(multiply(2, covariance), 9e-4));
    return subtract(
      1,
      mean(divide(top, multiply(add(add(square(mp), square(mt)), 1e-4), add(spread, 9e-4)))),
    );
  },
  "active contour": (p, t) =>
    add(
      mean(sqrt(add(add(square(away(p, 0)), square(away(p, 1))), SMALL))),
      mean(multiply(p, square(subtract(1, t)))),
    ),
  "Dice with label smoothing": (p, t) => dice(p, add(multiply(t, 0.9), 0.05)),
  "Gumbel softmax Dice": (p, t) => {
    const shaken = add(log(add(pairs(p), 1e-3)), constant(wave, p, [p.size, 2]));
    return dice(slice(softmax(divide(shaken, 0.7)), { axis: 1, start: 0, end: 1 }), reshape(t, [t.size, 1]));
  },
  "Wasserstein Dice": (p, t) => {
    const costs = tensor([0, 1, 1, 0], [2, 2], { dtype: p.dtype });
    const errors = sum(multiply(matmul(pairs(p), costs), pairs(t)), { axis: 1 });
    const weight = flat(t);
    const hit = sum(multiply(weight, subtract(1, errors)));
    return subtract(1, divide(add(multiply(2, hit), SMALL), add(add(multiply(2, hit), sum(errors)), SMALL)));
  },
  "surfaces by gradients": (p, t) => {
    const edge = (x: Tensor) => sqrt(add(add(square(away(x, 0)), square(away(x, 1))), 1e-4));
    return dice(edge(p), edge(t));
  },
  "poly-1": (p, t) => {
    const right = add(multiply(p, t), multiply(subtract(1, p), subtract(1, t)));
    return add(crossEntropy(p, t), mean(subtract(1, right)));
  },
  "exp-log": (p, t) => power(negate(log(subtract(1, multiply(0.999, dice(p, t))))), 0.7),
  Huber: (p, t) => {
    const distance = abs(subtract(p, t));
    const isNear = Array.from(distance.data, (x) => (x <= 0.3 ? 1 : 0));
    const near = tensor(isNear, [...distance.shape], { dtype: p.dtype });
    return mean(where(near, multiply(0.5, square(distance)), multiply(0.3, subtract(distance, 0.15))));
  },
  "top-k cross entropy": (p, t) =>
    mean(slice(sort(flat(surprise(p, t))), { axis: 0, start: p.size >> 1, end: p.size })),
  "margin of classes": (p, t) => {
    const z = pairs(logits(p));
    return mean(subtract(logSumExp(z, { axis: 1 }), sum(multiply(z, pairs(t)), { axis: 1 })));
  },
  "Hausdorff by distances": (p, t) =>
    mean(
      multiply(
        square(subtract(p, t)),
        constant((k) => 1 + wave(k) ** 2, p),
      ),
    ),
  Tversky: (p, t) => subtract(1, tversky(p, t, 0.3, 0.7)),
  "sorted gaps": (p) => {
    const sorted = sort(flat(p));
    return sum(multiply(sorted, constant(wave, p, [p.size])));
  },
  InfoNCE: (p) => {
    const rows = divide(p, sqrt(add(sum(square(p), { axis: 1, keepDims: true }), SMALL)));
    const alike = matmul(rows, transpose(roll(rows, { shift: 1, axis: 0 })));
    return mean(
      subtract(
        logSumExp(alike, { axis: 1 }),
        sum(
          multiply(
            alike,
            constant((k) => (k % 7 === 0 ? 1 : 0), p),
          ),
          { axis: 1 },
        ),
      ),
    );
  },
  "total variation": (p, t) => add(total(p), mean(square(subtract(p, t)))),
  "Kullback-Leibler": (p, t) => {
    const soft = add(multiply(t, 0.8), 0.1);
    const inside = within(p);
    const part = (a: Tensor, b: Tensor) => multiply(a, subtract(log(a), log(b)));
    return mean(add(part(soft, inside), part(subtract(1, soft), subtract(1, inside))));
  },
  "soft margin": (p, t) => mean(softplus(multiply(subtract(1, multiply(2, t)), subtract(multiply(2, p), 1)))),
  "calibrated Dice": (p, t) => {
    const cooled = divide(1, add(1, exp(negate(divide(logits(p), 1.5)))));
    return add(dice(cooled, t), square(subtract(mean(cooled), mean(t))));
  },
  "unified focal": (p, t) =>
    add(
      power(add(subtract(1, tversky(p, t, 0.4, 0.6)), SMALL), 0.8),
      mean(multiply(square(subtract(p, t)), surprise(p, t))),
    ),
  "noise-robust Dice": (p, t) =>
    divide(sum(power(add(abs(subtract(p, t)), 1e-4), 1.5)), add(add(sum(square(p)), sum(square(t))), SMALL)),
  LogCosh: (p, t) => {
    const distance = abs(subtract(p, t));
    return mean(subtract(add(distance, log1p(exp(multiply(-2, distance)))), Math.LN2));
  },
  combo: (p, t) => add(crossEntropy(p, t), dice(p, t)),
  "Wasserstein by cumulative sums": (p, t) => {
    const part = (x: Tensor) => divide(flat(x), add(sum(x), SMALL));
    return sum(square(subtract(cumulativeSum(part(p), { axis: 0 }), cumulativeSum(part(t), { axis: 0 }))));
  },
  "margin of erosion": (p, t) => {
    const edge = subtract(maxPool(p, WINDOW), minPool(p, WINDOW));
    return add(mean(multiply(edge, constant(wave, p))), mean(square(subtract(p, t))));
  },
};
