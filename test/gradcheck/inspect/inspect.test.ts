import { describe, expect, it } from "vitest";
import type { Domain } from "../../../src/gradcheck/arguments/domain.ts";
import { MAX_EVALUATIONS } from "../../../src/gradcheck/arguments/gradcheck-options.ts";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { inspect } from "../../../src/gradcheck/inspect/inspect.ts";
import type { FloatArray } from "../../../src/index.ts";
import { mulberry32 } from "../../../src/kernels/sampling/random.ts";
import { finish } from "../finish.ts";
import { softDice, softDiceGradient } from "../soft-dice.ts";

const target = [0, 1, 1, 0];

function see(
  f: (x: FloatArray) => unknown,
  gradient: (x: FloatArray) => unknown,
  x: FloatArray,
  domain: Domain | null = null,
) {
  const functions = { f: f as never, gradient: gradient as never };
  const setting = {
    name: "gradcheck",
    chosen: null,
    domain,
    noise: 0,
    budget: 10_000,
    random: mulberry32(1),
  };
  return finish(inspect(functions, joinInputs([x]), setting));
}

/** Soft Dice of probabilities that may be off by what rounding does, and no more. */
const strict = (slack: number) => (p: FloatArray) => {
  if (p.some((value) => value < -slack || value > 1 + slack)) throw new RangeError("loss: no probability");
  return softDice(p, target);
};
const slope = (p: FloatArray) => softDiceGradient(p, target);
const messages = ({ findings }: ReturnType<typeof see>) => findings.map(({ message }) => message);

describe("inspect", () => {
  it("gives what the directions say, beside what was seen at x", () => {
    const found = see((p) => softDice(p, target), slope, Float64Array.of(0.2, 0.7, 0.9, 0.4));
    expect(found).toMatchObject({ verdict: "pass", failure: null, findings: [] });
    expect(found.value).toBe(softDice(Float64Array.of(0.2, 0.7, 0.9, 0.4), target));
    expect(found.subject.tally).toMatchObject({ evaluations: 122, outside: 0, error: null });
  });

  it("fails what is no gradient, without a direction", () => {
    const found = see(
      (p) => softDice(p, target),
      () => [1],
      new Float64Array(4),
    );
    expect(found).toMatchObject({ verdict: "fail", point: null, directions: [], failure: null });
    expect(messages(found)).toEqual(["gradient has length 1, x has 4 elements"]);
    expect(found.subject.tally.evaluations).toBe(2);
  });

  it.each([
    ["zeros", [0, 0, 0, 0], 0, 1],
    ["ones", [1, 1, 1, 1], 0, 1],
    ["perfect", [0, 1, 1, 0], 0, 1],
    ["wrong throughout", [1, 0, 0, 1], 0, 1],
  ])("takes a bound that f has for one, without being told: %s", (_, values, low, high) => {
    for (const make of [Float64Array, Float32Array]) {
      const x = make.from(values);
      const found = see(strict(0), slope, x);
      expect(found.verdict).toBe("pass");
      expect(found.resolution).toBeLessThan(make === Float64Array ? 1e-8 : 1e-3);
      expect(messages(found)).toEqual([
        `f is not defined all around x: taken to be so from ${low} to ${high}`,
      ]);
      expect(found.subject.tally.evaluations).toBeLessThanOrEqual(MAX_EVALUATIONS);
      expect(see(strict(0), (p) => slope(p).map((g) => 1.01 * g), x).verdict).toBe("fail");
      expect(see(strict(1e-6), slope, x).verdict).toBe("pass");
      expect(see(strict(1e-6), (p) => slope(p).map((g) => 1.01 * g), x).verdict).toBe("fail");
    }
  });

  it("does not fail a derivative on the one side where f counts, for what it does within a hair of the other", () => {
    // Below 0, as far as it takes that, the loss counts nothing: its gradient is that of above.
    const clipped = (p: FloatArray) => strict(1e-6)(p.map((value) => Math.max(0, value)));
    const f = (p: FloatArray) => {
      if (p.some((value) => value < -1e-6)) throw new RangeError("loss: no probability");
      return clipped(p);
    };
    const x = new Float64Array(4);
    const found = see(f, slope, x);
    expect(found.verdict).toBe("pass");
    expect(messages(found)).toEqual(["f is not defined all around x: taken to be so from 0 to 1"]);
    const twice = see(f, (p) => slope(p).map((g) => 2 * g), x);
    expect(twice).toMatchObject({ verdict: "fail", findings: [] });
  });

  it("keeps a pass across a kink at the edge, of which one side shows another slope", () => {
    const distance = (p: FloatArray) =>
      Array.from(p).reduce((sum, value, k) => sum + Math.abs(value - target[k]!), 0);
    const f = (p: FloatArray) => {
      if (p.some((value) => value < -1e-6 || value > 1 + 1e-6)) throw new RangeError("loss: no probability");
      return distance(p);
    };
    for (const make of [Float64Array, Float32Array]) {
      // In float32 so few steps are left that one direction alone may show a slope.
      const verdicts = make === Float64Array ? ["pass"] : ["pass", "unresolved"];
      expect(verdicts).toContain(see(f, () => [0, 0, 0, 0], make.from(target)).verdict);
      expect(see(f, () => [2, 0, 0, 0], make.from(target)).verdict).toBe("fail");
    }
  });

  it("keeps a fail that the other check is too coarse to see", () => {
    // Steps of the size of x lead outside; within the range of x there is little room.
    const f = (x: FloatArray) =>
      x[0]! < 0.6 && x[1]! < 0.6 ? Math.exp(x[0]!) + Math.exp(x[1]!) : Number.NaN;
    const x = Float32Array.of(0.5, 0.5 + 2 ** -18);
    const exact = (factor: number) => () => Array.from(x, (value) => factor * Math.exp(value));
    expect(see(f, exact(1), x).verdict).toBe("pass");
    expect(see(f, exact(1 + 1e-6), x).verdict).toBe("fail");
  });

  it("keeps to the domain that it is given", () => {
    const found = see(strict(0), slope, Float64Array.of(0, 1, 1, 0.5), { low: 0, high: 1 });
    expect(found).toMatchObject({ verdict: "pass", findings: [{ kind: "domain" }] });
    expect(found.findings[0]!.message).toBe(
      "where x lies at a bound of its domain, f is asked on one side of it",
    );
    expect(found.subject.tally.outside).toBe(0);
    expect(found.resolution).toBeLessThan(1e-9);
  });

  it("is unresolved where f has no value but at x", () => {
    const found = see(
      (p) => (p[0] === 0.5 ? 3 : Number.NaN),
      () => [1],
      Float64Array.of(0.5),
    );
    expect(found).toMatchObject({ verdict: "unresolved", resolution: Infinity, value: 3 });
    expect(found.findings.map(({ kind }) => kind)).toEqual(["unseen"]);
  });
});
