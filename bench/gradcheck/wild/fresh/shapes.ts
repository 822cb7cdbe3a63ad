import type { Make } from "../draft.ts";
import {
  atJoints,
  moderate,
  ofOne,
  ofProbabilities,
  ofTwo,
  type Random,
  tieDraft,
  weights,
} from "./tie-draft.ts";
import type { Term, TieTape } from "./tie-tape.ts";

/** Two corners on a grid, so that sides of boxes meet. */
function box(random: Random): Float64Array {
  const side = () => Math.round(4 * random()) / 4;
  const [left, top] = [side(), side()];
  return Float64Array.of(left, top, left + 0.25 + side(), top + 0.25 + side());
}

const area = (t: TieTape, [left, top, right, bottom]: Term[]) =>
  t.multiply(t.subtract(right!, left!), t.subtract(bottom!, top!));

function overlapOf(t: TieTape, a: Term[], b: Term[]): { overlap: Term; union: Term } {
  const sides = [0, 1].map((axis) =>
    t.relu(t.subtract(t.least([a[axis + 2]!, b[axis + 2]!]), t.largest([a[axis]!, b[axis]!]))),
  );
  const overlap = t.multiply(sides[0]!, sides[1]!);
  return { overlap, union: t.subtract(t.add(area(t, a), area(t, b)), overlap) };
}

/** The smallest box around two. */
const hullOf = (t: TieTape, a: Term[], b: Term[]): Term[] =>
  [0, 1, 2, 3].map((k) => (k < 2 ? t.least([a[k]!, b[k]!]) : t.largest([a[k]!, b[k]!])));

const boxes =
  (group: string, f: (t: TieTape, a: Term[], b: Term[]) => Term): Make =>
  (_, random) =>
    tieDraft(group, [box(random), box(random)], (t, [a, b]) => f(t, a!, b!));

/** Value and slope of x³ and its like between knots at whole numbers, from the numbers at four of them. */
function hermite(t: TieTape, [a, b, c, d]: Term[], part: number): Term {
  const slope = (p: Term, q: Term) => t.multiply(t.subtract(q, p), 0.5);
  const [u, v] = [part * part, part * part * part];
  return t.sum([
    t.multiply(b!, 2 * v - 3 * u + 1),
    t.multiply(slope(a!, c!), v - 2 * u + part),
    t.multiply(c!, 3 * u - 2 * v),
    t.multiply(slope(b!, d!), v - u),
  ]);
}

/** Boxes, distances of points, curves and colours, as graphics has them. */
export const SHAPES: readonly Make[] = [
  boxes("overlap of boxes", (t, a, b) => {
    const { overlap, union } = overlapOf(t, a, b);
    return t.subtract(1, t.divide(overlap, union));
  }),
  boxes("overlap of boxes with their hull", (t, a, b) => {
    const { overlap, union } = overlapOf(t, a, b);
    const hull = area(t, hullOf(t, a, b));
    return t.add(t.subtract(1, t.divide(overlap, union)), t.divide(t.subtract(hull, union), hull));
  }),
  boxes("overlap of boxes with their centres", (t, a, b) => {
    const { overlap, union } = overlapOf(t, a, b);
    const [left, top, right, bottom] = hullOf(t, a, b) as [Term, Term, Term, Term];
    const away = [0, 1].map((k) => t.square(t.subtract(t.add(a[k]!, a[k + 2]!), t.add(b[k]!, b[k + 2]!))));
    const diagonal = t.add(t.square(t.subtract(right, left)), t.square(t.subtract(bottom, top)));
    return t.add(t.subtract(1, t.divide(overlap, union)), t.divide(t.sum(away), t.multiply(diagonal, 4)));
  }),
  ofTwo("chamfer distance", moderate, () => (t, x, y) => {
    const nearest = (from: Term[], to: Term[]) =>
      t.mean(from.map((v) => t.least(to.map((u) => t.square(t.subtract(v, u))))));
    return t.add(nearest(x, y), nearest(y, x));
  }),
  ofTwo(
    "chamfer distance of sizes",
    moderate,
    () => (t, x, y) => t.sum(x.map((v) => t.least(y.map((u) => t.abs(t.subtract(v, u)))))),
  ),
  ofTwo("angle by a clipped cosine", moderate, () => (t, x, y) => {
    const cosine = t.divide(
      t.sum(x.map((v, k) => t.multiply(v, y[k]!))),
      t.multiply(t.norm(x, 0.01), t.norm(y, 0.01)),
    );
    return t.smooth(t.clamp(cosine, -0.75, 0.75), Math.acos, (v) => -1 / Math.sqrt(1 - v * v));
  }),
  ofTwo(
    "difference of angles, the shorter way",
    moderate,
    () => (t, x, y) =>
      t.sum(
        x.map((v, k) => {
          const away = t.abs(t.subtract(v, y[k]!));
          return t.least([away, t.abs(t.subtract(2, away))]);
        }),
      ),
  ),
  ofOne("curve through points", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((_, k) =>
          hermite(
            t,
            [-1, 0, 1, 2].map((by) => x[(k + by + x.length) % x.length]!),
            0.375,
          ),
        ),
      );
  }),
  ofOne("table read between entries", atJoints(0, 1, 2), (size, random) => {
    const table = weights(5, random);
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => t.sum([0, 1, 2].map((knot) => t.multiply(t.relu(t.subtract(v, knot)), table[knot]!)))),
      );
  }),
  ofOne("distance from a box", atJoints(0.5, -0.5, 0), () => (t, x) => {
    const beyond = x.map((v) => t.subtract(t.abs(v), 0.5));
    const outside = t.norm(
      beyond.map((v) => t.relu(v)),
      1e-4,
    );
    return t.add(outside, t.subtract(0, t.relu(t.subtract(0, t.largest(beyond)))));
  }),
  ofTwo(
    "polynomial least of two",
    moderate,
    () => (t, x, y) =>
      t.sum(
        x.map((v, k) => {
          const near = t.relu(t.subtract(1, t.abs(t.subtract(v, y[k]!))));
          return t.subtract(t.least([v, y[k]!]), t.multiply(t.square(near), 0.25));
        }),
      ),
  ),
  ofOne("step by a cubic, clipped", atJoints(0, 1), (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => {
          const part = t.clamp(v, 0, 1);
          return t.multiply(t.square(part), t.subtract(3, t.multiply(part, 2)));
        }),
      );
  }),
  ofOne("highlight of a surface", moderate, (size, random) => {
    const light = weights(size, random);
    return (t, x) => {
      const facing = t.relu(t.divide(t.weighted(light, x), t.norm(x, 0.01)));
      return t.add(facing, t.square(t.square(facing)));
    };
  }),
  ofProbabilities("reflection at a flat angle", (size, random) => {
    const w = weights(size, random);
    return (t, p) =>
      t.weighted(
        w,
        p.map((v) => {
          const rest = t.subtract(1, v);
          return t.add(0.04, t.multiply(t.multiply(t.square(t.square(rest)), rest), 0.96));
        }),
      );
  }),
  ofProbabilities("light left behind layers", (size, random) => {
    const colours = weights(size, random);
    return (t, p) => {
      let left = t.subtract(1, t.multiply(p[0]!, 0));
      const seen = p.map((v) => {
        const part = t.multiply(left, v);
        left = t.multiply(left, t.subtract(1, v));
        return part;
      });
      return t.weighted(colours, seen);
    };
  }),
  ofOne("tones, compressed", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => t.divide(v, t.add(t.abs(v), 1))),
      );
  }),
];
