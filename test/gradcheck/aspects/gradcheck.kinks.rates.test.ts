import { describe, expect, it } from "vitest";
import { gradcheck } from "../../../src/index.ts";
import { wildVerdicts } from "../behaviour/wild-verdicts.ts";

type Values = Float64Array<ArrayBuffer>;

/** A function with kinks, its gradient by a convention for them, and where it is looked at. */
interface Bent {
  readonly x: Values;
  readonly f: (x: Values) => number;
  readonly gradient: (x: Values, convention: number) => Values;
}

const total = (values: Values) => values.reduce((all, value) => all + value, 0);

/** The slope of a bend at 0, where it is a share `convention` of the way from one side to the other. */
const slope = (value: number, convention: number, [below, above]: readonly [number, number]) =>
  value < 0 ? below : value > 0 ? above : below + convention * (above - below);

const relu = (...x: number[]): Bent => ({
  x: Float64Array.from(x),
  f: (at) => total(at.map((value) => Math.max(0, value))),
  gradient: (at, convention) => at.map((value) => slope(value, convention, [0, 1])),
});

const rest = [0.3, -0.5, 0.8, -1.1];
const target = [1, 0, 0.25, 0.5, 1];

const BENT: Record<string, Bent> = {
  "relu, all at 0": relu(0, 0, 0, 0, 0),
  "relu, one at 0": relu(0, ...rest),
  "relu, one at 10⁻⁹": relu(1e-9, ...rest),
  "relu, one at 10⁻¹²": relu(1e-12, ...rest),
  // 1 − (P + T − Σ|p − t|) / (P + T)
  "Dice of |p − t|, where p = t": {
    x: Float64Array.from(target),
    f: (p) => total(p.map((value, k) => Math.abs(value - target[k]!))) / (total(p) + 2.75),
    gradient: (p, convention) => {
      const size = total(p) + 2.75;
      const distance = total(p.map((value, k) => Math.abs(value - target[k]!)));
      return p.map(
        (value, k) => slope(value - target[k]!, convention, [-1, 1]) / size - distance / size ** 2,
      );
    },
  },
  "clamp to [0, 1], at 0 and at 1": {
    x: Float64Array.of(0, 1, 0.4, 1, 0),
    f: (p) => total(p.map((value) => Math.min(1, Math.max(0, value)) ** 2 + Math.min(1, Math.max(0, value)))),
    gradient: (p, convention) =>
      p.map((value) => {
        const inside = 2 * value + 1;
        return value < 0.5
          ? slope(value, convention, [0, inside])
          : slope(value - 1, convention, [inside, 0]);
      }),
  },
};

const CONVENTIONS = [0, 0.5, 1];
const names = Object.keys(BENT);
const check = ({ x, f }: Bent, gradient: (x: Values) => Values, seed: number) =>
  gradcheck(f, x, { gradient, seed });

describe("a convention for a kink is accepted, and said to be one", () => {
  it.each(names)("%s", (name) => {
    const bent = BENT[name]!;
    for (const convention of CONVENTIONS) {
      for (const seed of [1, 2, 3]) {
        const { verdict, findings } = check(bent, (x) => bent.gradient(x, convention), seed);
        expect(verdict).toBe("pass");
        expect(findings.map(({ kind }) => kind)).toEqual(["kink"]);
      }
    }
  });
});

describe("what is wrong beside the kink still fails: twice, the other sign, zeros", () => {
  it.each(names)("%s", (name) => {
    const bent = BENT[name]!;
    const mean = bent.gradient(bent.x, 0.5);
    for (const convention of CONVENTIONS) {
      for (const factor of [2, -1, 0]) {
        const wrong = (x: Values) => bent.gradient(x, convention).map((value) => factor * value);
        // The mean of both sides is what differences show: nothing there is to be looked at further.
        const isMean = wrong(bent.x).every((value, k) => value === mean[k]);
        for (const seed of [1, 2, 3]) {
          expect(check(bent, wrong, seed).verdict).toBe(isMean ? "pass" : "fail");
        }
      }
    }
  });
});

/** A convention by which a tie is broken, of functions at points where elements are tied. The other draws are rates. */
describe("ties with weights of both signs, and elements near the bounds of a domain", () => {
  wildVerdicts([[3, 1]]);
});
