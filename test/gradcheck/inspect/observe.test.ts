import { describe, expect, it } from "vitest";
import { joinInputs } from "../../../src/gradcheck/arguments/inputs.ts";
import { runToEnd } from "../../../src/gradcheck/arguments/maybe-async.ts";
import { observe } from "../../../src/gradcheck/inspect/observe.ts";
import { type FloatArray, Tensor } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { finish } from "../finish.ts";
import { subjectOf } from "../subjects.ts";

const x = Float64Array.of(1, 2);
const sum = ([a, b]: FloatArray) => a! + b!;
const ones = () => [1, 1];
const see = (f: (x: FloatArray) => unknown, gradient: (x: FloatArray) => unknown) =>
  finish(observe(subjectOf(f, gradient, x)));
const notes = (...given: Parameters<typeof see>) =>
  see(...given).findings.map(({ kind, message }) => `${kind}: ${message}`);

describe("observe", () => {
  it("asks f and its gradient twice, and finds nothing where there is nothing", () => {
    const subject = subjectOf(sum, ones, x);
    let gradients = 0;
    const count = () => {
      gradients++;
      return [1, 1];
    };
    const { value, point, findings } = finish(observe({ ...subject, gradient: count }));
    expect(findings).toEqual([]);
    expect(value).toBe(3);
    expect(point).toMatchObject({ centre: 3, repeated: 0, jitter: null, unit: 2 ** -53 });
    expect(point!.gradient).toEqual(Float64Array.of(1, 1));
    expect([subject.tally.evaluations, gradients]).toEqual([2, 2]);
  });

  it("finds an f that is not the same twice, and by how much", () => {
    let calls = 0;
    const noisy = () => 3 + 0.25 * calls++;
    const { point, findings } = see(noisy, ones);
    expect(findings).toEqual([{ kind: "determinism", message: "f is not the same twice: 3 and 3.25 at x" }]);
    expect(point!.repeated).toBe(0.25);
    calls = 0;
    const fading = () => (calls++ === 0 ? 3 : Number.NaN);
    expect(notes(fading, ones)).toEqual(["determinism: f is not the same twice: 3 and NaN at x"]);
  });

  it("finds a gradient that is not the same twice, and by how much in each element", () => {
    let calls = 0;
    const noisy = () => [1, 1 + calls++];
    const { point, findings } = see(sum, noisy);
    expect(findings).toEqual([{ kind: "determinism", message: "the gradient is not the same twice at x" }]);
    expect(point!.jitter).toEqual(Float64Array.of(0, 1));
  });

  it("finds who changes x, f or the gradient, and is not misled by it", () => {
    const spoilt = (values: FloatArray) => {
      const value = sum(values);
      values[1] = 7;
      return value;
    };
    expect(notes(spoilt, ones)).toEqual(["mutation: f changes x"]);
    const writing = (values: FloatArray) => values.fill(1).slice();
    expect(notes(sum, writing)).toEqual(["mutation: the gradient function changes x"]);
    expect(see(spoilt, writing).value).toBe(3);
    expect([...x]).toEqual([1, 2]);
  });

  it("sees the sign of 0 and NaN change, too", () => {
    const zero = subjectOf(
      (values) => {
        values[0] = -0;
        return 0;
      },
      () => [0],
      Float64Array.of(0),
    );
    expect(finish(observe(zero)).findings).toHaveLength(1);
  });

  it("finds a gradient that is x itself, or a view of it", () => {
    const message = "aliasing: the gradient is a view of x: who writes to one changes both";
    expect(notes(sum, (values) => values)).toEqual([message]);
    expect(notes(sum, (values) => values.subarray(0, 2))).toEqual([message]);
    expect(notes(sum, (values) => new Tensor(values, [2]))).toEqual([message]);
    const view = (values: FloatArray) => values.subarray(0, 2).fill(1);
    expect(notes(sum, view)).toEqual(["mutation: the gradient function changes x", message]);
  });

  it("finds a gradient that comes in the same array every time", () => {
    const message =
      "aliasing: the gradient function gives the same array twice: a second call overwrites the first gradient";
    const typed = Float64Array.of(1, 1);
    expect(notes(sum, () => typed)).toEqual([message]);
    expect(notes(sum, () => typed.subarray(0))).toEqual([message]);
    const plain = [1, 1];
    expect(notes(sum, () => plain)).toEqual([message]);
    expect(notes(sum, () => [...plain])).toEqual([]);
  });

  it("finds that of one of several inputs", () => {
    const inputs = joinInputs([x, x]);
    const kept = [Float64Array.of(1, 1), [1, 1]] as const;
    const subject = (gradient: () => unknown) => ({ ...subjectOf(() => 3, gradient, x), inputs });
    for (const gradient of [() => [kept[0].slice(), kept[1]], () => [kept[0], [...kept[1]]], () => kept]) {
      expect(finish(observe(subject(gradient))).findings.map(({ kind }) => kind)).toEqual(["aliasing"]);
    }
    expect(finish(observe(subject(() => [kept[0].slice(), [...kept[1]]]))).findings).toEqual([]);
  });

  it("has no point where the gradient is none, the first time or the second", () => {
    const message = "gradient: gradient has length 1, x has 2 elements";
    expect(see(sum, () => [1]).point).toBeNull();
    expect(notes(sum, () => [1])).toEqual([message]);
    let calls = 0;
    const fading = () => (calls++ === 0 ? [1, 1] : [1]);
    expect(notes(sum, fading)).toEqual(["determinism: the gradient is not the same twice at x", message]);
    calls = 0;
    expect(see(sum, fading).point).toBeNull();
  });

  it("knows a gradient of float32", () => {
    expect(see(sum, () => Float32Array.of(1, 1)).point!.unit).toBe(2 ** -24);
  });

  it("throws what f says at x itself, or that it is not finite there", () => {
    const outside = () => {
      throw new RangeError("loss: prediction holds 2, want 0 to 1");
    };
    expect(() => see(outside, ones)).toThrow(new RangeError("loss: prediction holds 2, want 0 to 1"));
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      expect(() => see(() => value, ones)).toThrow(
        new RangeError(`gradcheck: f is ${value} at x, want a finite value`),
      );
    }
  });

  it("waits for both", async () => {
    const subject = subjectOf(
      async (values) => sum(values),
      async () => tensor([1, 1]),
      x,
    );
    const { value, point } = await runToEnd(observe(subject));
    expect(value).toBe(3);
    expect(point!.gradient).toEqual(Float64Array.of(1, 1));
  });
});

it("ends at a gradient that contains itself", () => {
  const endless: unknown[] = [];
  endless.push(endless);
  const said = (f: () => unknown) => {
    try {
      f();
      return "";
    } catch (error) {
      return String(error);
    }
  };
  expect(said(() => see(sum, () => endless))).not.toContain("call stack");
});
