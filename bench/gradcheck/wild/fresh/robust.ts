import type { Make } from "../draft.ts";
import { atJoints, labels, mixed, moderate, ofOne, ofTwo, positive, scaled, weights } from "./tie-draft.ts";

/** Losses of errors and of ranks: quantiles, Huber's relatives, means of other kinds, margins. */
export const ROBUST: readonly Make[] = [
  ofTwo("pinball of two quantiles", mixed, () => (t, x, y) => {
    const errors = x.map((v, k) => t.subtract(y[k]!, v));
    const at = (q: number) => errors.map((e) => t.largest([t.multiply(e, q), t.multiply(e, q - 1)]));
    return t.mean([...at(0.1), ...at(0.75)]);
  }),
  ofOne("expectile", mixed, (size, random) => {
    const w = weights(size, random);
    return (t, x) => {
      const above = x.map((v) => t.square(t.relu(v)));
      const below = x.map((v) => t.square(t.relu(t.subtract(0, v))));
      return t.weighted(
        w,
        above.map((a, k) => t.add(t.multiply(a, 0.9), t.multiply(below[k]!, 0.1))),
      );
    };
  }),
  ofOne("pseudo-Huber", mixed, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => t.subtract(t.sqrt(t.add(t.square(v), 0.25)), 0.5)),
      );
  }),
  ofOne("biweight, flat outside", atJoints(1, -1, 0), (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => {
          const inside = t.relu(t.subtract(1, t.square(v)));
          return t.subtract(1, t.multiply(t.square(inside), inside));
        }),
      );
  }),
  ofOne("Cauchy", mixed, () => (t, x) => t.mean(x.map((v) => t.log(t.add(t.square(v), 1))))),
  ofOne("Geman and McClure", mixed, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => t.divide(t.square(v), t.add(t.square(v), 1))),
      );
  }),
  ofTwo(
    "distances beyond a margin",
    moderate,
    () => (t, x, y) => t.sum(x.map((v, k) => t.relu(t.subtract(t.abs(t.subtract(v, y[k]!)), 0.5)))),
  ),
  ofOne(
    "wing",
    atJoints(0, 1, -1),
    () => (t, x) =>
      t.sum(
        x.map((v) => {
          const size = t.abs(v);
          const inner = t.least([size, t.add(t.multiply(size, 0), 1)]);
          return t.add(t.log(t.add(t.multiply(inner, 2), 1)), t.relu(t.subtract(size, 1)));
        }),
      ),
  ),
  ofOne("geometric mean", scaled, () => (t, x) => t.exp(t.mean(x.map((v) => t.log(v))))),
  ofOne("harmonic mean", scaled, () => (t, x) => t.divide(1, t.mean(x.map((v) => t.divide(1, v))))),
  ofOne(
    "cubic mean of sizes",
    mixed,
    () => (t, x) =>
      t.smooth(
        t.add(t.mean(x.map((v) => t.multiply(t.square(v), t.abs(v)))), 1e-3),
        Math.cbrt,
        (v) => 1 / (3 * Math.cbrt(v) ** 2),
      ),
  ),
  ofOne("soft ranks", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => t.sum(x.map((u) => t.sigmoid(t.multiply(t.subtract(v, u), 4))))),
      );
  }),
  ofOne("ranking hinge of pairs", mixed, (size, random) => {
    const y = labels(size, random);
    return (t, x) => {
      const pairs = x.flatMap((v, i) =>
        x.filter((_, j) => y[i]! > y[j]!).map((u) => t.relu(t.subtract(0.5, t.subtract(v, u)))),
      );
      return t.add(t.mean([...pairs, 0]), t.multiply(t.sum(x.map((v) => t.square(v))), 0.01));
    };
  }),
  ofOne("mean of the largest errors less the median", mixed, (size) => (t, x) => {
    const sorted = t.sorted(x.map((v) => t.abs(v)));
    return t.subtract(t.mean(sorted.slice(size >> 1)), t.multiply(sorted[size >> 1]!, 0.3));
  }),
  ofTwo(
    "relative distance of lists",
    positive,
    () => (t, x, y) =>
      t.divide(
        t.norm(
          x.map((v, k) => t.subtract(v, y[k]!)),
          1e-4,
        ),
        t.norm(y),
      ),
  ),
  ofTwo("correlation", moderate, () => (t, x, y) => {
    const centred = (list: typeof x) => list.map((v) => t.subtract(v, t.mean(list)));
    const [p, q] = [centred(x), centred(y)];
    return t.divide(
      t.sum(p.map((v, k) => t.multiply(v, q[k]!))),
      t.multiply(t.norm(p, 0.01), t.norm(q, 0.01)),
    );
  }),
  ofOne("counts of a Poisson law", moderate, (size, random) => {
    const counts = labels(size, random).map((v, k) => v * (1 + (k % 3)));
    return (t, x) => t.mean(x.map((v, k) => t.subtract(t.exp(v), t.multiply(v, counts[k]!))));
  }),
  ofTwo(
    "times of a gamma law",
    positive,
    () => (t, x, y) => t.mean(x.map((v, k) => t.add(t.log(v), t.divide(y[k]!, v)))),
  ),
  ofTwo(
    "logarithms of ratios, clipped",
    positive,
    () => (t, x, y) => t.sum(x.map((v, k) => t.square(t.clamp(t.log(t.divide(v, y[k]!)), -0.5, 0.5)))),
  ),
];
