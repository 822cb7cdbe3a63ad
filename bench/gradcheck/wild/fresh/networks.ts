import type { Make } from "../draft.ts";
import {
  atJoints,
  labels,
  mixed,
  moderate,
  ofOne,
  ofProbabilities,
  ofTwo,
  positive,
  scaled,
  weights,
} from "./tie-draft.ts";
import type { Term, TieTape } from "./tie-tape.ts";

function logSumExp(t: TieTape, x: readonly Term[]): Term {
  const most = t.largest(x);
  return t.add(most, t.log(t.sum(x.map((v) => t.exp(t.subtract(v, most))))));
}

const product = (t: TieTape, x: readonly Term[]) => x.slice(1).reduce((all, v) => t.multiply(all, v), x[0]!);

const weighted = (
  group: string,
  points: Parameters<typeof ofOne>[1],
  f: (t: TieTape, v: Term) => Term,
): Make =>
  ofOne(group, points, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => f(t, v)),
      );
  });

/** The divergence of two lists of probabilities from their mean. */
const divergence: Make = ofTwo(
  "divergence from the mean of two",
  (size, random) => Float64Array.from({ length: size }, () => Math.fround(0.01 + 0.98 * random())),
  () => (t, p, q) =>
    t.mean(
      p.map((v, k) => {
        const middle = t.multiply(t.add(v, q[k]!), 0.5);
        const part = (w: Term) => t.multiply(w, t.log(t.divide(w, middle)));
        return t.add(part(v), part(q[k]!));
      }),
    ),
  [0, 1],
);

/** Activations, softmax and its kin, energies, entropies. */
export const NETWORKS: readonly Make[] = [
  ofOne("cross entropy of a masked softmax", mixed, (size) => (t, x) => {
    const kept = x.filter((_, k) => k % 3 !== 1);
    return t.subtract(logSumExp(t, kept), kept[size % kept.length]!);
  }),
  ofOne("logarithm of a signed sum of exponentials", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.log(
        t.add(
          t.abs(
            t.weighted(
              w,
              x.map((v) => t.exp(v)),
            ),
          ),
          0.25,
        ),
      );
  }),
  ofOne("margin by classes", moderate, (size, random) => {
    const right = Math.floor(size * random());
    return (t, x) =>
      t.sum(x.filter((_, k) => k !== right).map((v) => t.square(t.relu(t.add(t.subtract(v, x[right]!), 1)))));
  }),
  ofOne("sparse softmax", moderate, (size) => (t, x) => {
    const sorted = t.sorted(x).reverse();
    const first = sorted.slice(0, Math.max(2, size >> 1));
    const level = t.multiply(t.subtract(t.sum(first), 1), 1 / first.length);
    return t.sum(x.map((v) => t.square(t.relu(t.subtract(v, level)))));
  }),
  weighted("swish", moderate, (t, v) => t.multiply(v, t.sigmoid(v))),
  weighted("Gaussian gate by tanh", moderate, (t, v) => {
    const inner = t.multiply(t.add(v, t.multiply(t.multiply(t.square(v), v), 0.044715)), 0.7978846);
    return t.multiply(t.multiply(v, 0.5), t.add(t.tanh(inner), 1));
  }),
  weighted("exponential below 0", atJoints(0), (t, v) =>
    t.add(t.relu(v), t.subtract(t.exp(t.subtract(0, t.relu(t.subtract(0, v)))), 1)),
  ),
  weighted("hard swish", atJoints(-3, 3, 0), (t, v) =>
    t.multiply(v, t.multiply(t.clamp(t.add(v, 3), 0, 6), 1 / 8)),
  ),
  weighted("softsign of a softplus", moderate, (t, v) => {
    const soft = t.log(t.add(t.exp(v), 1));
    return t.divide(soft, t.add(soft, 1));
  }),
  ofOne("layer norm, then sizes", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) => {
      const away = x.map((v) => t.subtract(v, t.mean(x)));
      const spread = t.sqrt(t.add(t.mean(away.map((v) => t.square(v))), 0.01));
      return t.weighted(
        w,
        away.map((v) => t.abs(t.divide(v, spread))),
      );
    };
  }),
  ofOne("capped norm", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) => t.divide(t.weighted(w, x), t.largest([t.norm(x, 1e-4), t.add(t.multiply(x[0]!, 0), 1)]));
  }),
  ofOne("cumulative products", moderate, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((_, k) => product(t, x.slice(0, Math.min(k + 1, 5)))),
      );
  }),
  ofOne("polynomial by Horner's rule", moderate, (_, random) => {
    const w = weights(4, random);
    return (t, x) =>
      t.mean(x.map((v) => Array.from(w).reduce<Term>((sum, c) => t.add(t.multiply(sum, v), c), v)));
  }),
  ofTwo("contrast of pairs", moderate, (size, random) => {
    const y = labels(size, random);
    return (t, a, b) =>
      t.mean(
        a.map((v, k) => {
          const away = t.abs(t.subtract(v, b[k]!));
          return t.square(y[k] === 1 ? away : t.relu(t.subtract(1, away)));
        }),
      );
  }),
  ofTwo("cosine beyond a margin", moderate, () => (t, x, y) => {
    const inner = t.sum(x.map((v, k) => t.multiply(v, y[k]!)));
    return t.relu(t.subtract(t.divide(inner, t.multiply(t.norm(x, 0.01), t.norm(y, 0.01))), 0.1));
  }),
  ofOne("energy of pairs, repelled and drawn", positive, () => (t, x) => {
    const pairs = x.flatMap((v, i) =>
      x.slice(0, i).map((u) => t.divide(1, t.add(t.square(t.subtract(v, u)), 0.5))),
    );
    return t.sum(pairs.map((p) => t.subtract(t.multiply(t.square(p), p), p)));
  }),
  ofOne(
    "springs that end at a cutoff",
    moderate,
    () => (t, x) =>
      t.sum(
        x.slice(1).map((v, k) => {
          const away = t.abs(t.subtract(v, x[k]!));
          return t.square(t.least([away, t.add(t.multiply(away, 0), 1)]));
        }),
      ),
  ),
  ofOne("charges with a soft core", mixed, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.weighted(
        w,
        x.map((v) => t.divide(1, t.sqrt(t.add(t.square(v), 0.01)))),
      );
  }),
  ofOne("barriers", scaled, (size, random) => {
    const w = weights(size, random);
    return (t, x) =>
      t.subtract(t.sum(x.map((v, k) => t.multiply(v, Math.abs(w[k]!)))), t.mean(x.map((v) => t.log(v))));
  }),
  ofProbabilities(
    "entropy with ε, also of 0",
    () => (t, p) => t.subtract(0, t.sum(p.map((v) => t.multiply(v, t.log(t.add(v, 1e-3)))))),
  ),
  divergence,
  ofProbabilities("focal ratio of overlaps", (size, random) => {
    const y = labels(size, random);
    return (t, p) => {
      const hit = t.add(t.weighted(y, p), 1);
      const missed = t.add(t.sum(p), t.add(t.multiply(hit, 0), y.reduce((sum, v) => sum + v, 0) + 2));
      const rest = t.subtract(1, t.divide(t.multiply(hit, 2), missed));
      return t.square(t.add(rest, 1));
    };
  }),
  ofProbabilities("largest error of probabilities", (size, random) => {
    const y = labels(size, random);
    return (t, p) => {
      const errors = p.map((v, k) => t.square(t.subtract(v, y[k]!)));
      return t.add(t.largest(errors), t.mean(errors));
    };
  }),
];
