import { describe, expect, it } from "vitest";
import { runToEnd } from "../../../src/gradcheck/arguments/maybe-async.ts";
import { newTally, valueAt, valueFor } from "../../../src/gradcheck/arguments/subject.ts";
import { type FloatArray, Tensor } from "../../../src/index.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";
import { finish } from "../finish.ts";
import { subjectOf } from "../subjects.ts";

const at = (
  f: (x: FloatArray) => unknown,
  x: number,
  domain: { low: number; high: number } | null = null,
) => {
  const subject = subjectOf(f, () => [0], Float64Array.of(0.5), domain);
  const value = finish(valueAt(subject, Float64Array.of(x)));
  return { value, tally: subject.tally };
};

describe("valueAt", () => {
  it("gives the value of f, be it a number or a tensor of one", () => {
    expect(at(([x]) => 2 * x!, 3)).toEqual({ value: 6, tally: { ...newTally(), evaluations: 1 } });
    expect(at(([x]) => tensor([[2 * x!]], [1, 1], { dtype: "float64" }), 3).value).toBe(6);
  });

  it("gives NaN beyond the domain, without asking f", () => {
    const unit = { low: 0, high: 1 };
    const throwing = () => {
      throw new Error("asked");
    };
    for (const x of [-1e-300, 1 + 2 ** -52]) {
      expect(at(throwing, x, unit)).toEqual({
        value: Number.NaN,
        tally: { evaluations: 0, outside: 1, error: null },
      });
    }
    for (const x of [0, 1]) expect(at(() => 7, x, unit).value).toBe(7);
  });

  it.each([Number.NaN, Infinity, -Infinity])("takes a value of %d for none", (value) => {
    expect(at(() => value, 1)).toEqual({
      value: Number.NaN,
      tally: { evaluations: 1, outside: 1, error: null },
    });
  });

  it("takes a RangeError for none, and keeps the first", () => {
    const subject = subjectOf(
      ([x]) => {
        throw new RangeError(`outside at ${x}`);
      },
      () => [0],
      Float64Array.of(0.5),
    );
    for (const x of [1, 2]) expect(finish(valueAt(subject, Float64Array.of(x)))).toBeNaN();
    expect(subject.tally).toEqual({ evaluations: 2, outside: 2, error: new RangeError("outside at 1") });
  });

  it("passes other errors on", () => {
    const broken = () => {
      throw new TypeError("broken");
    };
    expect(() => at(broken, 1)).toThrow(new TypeError("broken"));
  });

  it.each([
    [undefined, TypeError, "gradcheck: f gives undefined, want a number or a Tensor of one value"],
    ["1", TypeError, 'gradcheck: f gives "1", want a number or a Tensor of one value'],
    [1n, TypeError, "gradcheck: f gives 1n, want a number or a Tensor of one value"],
    [[1], TypeError, "gradcheck: f gives an array, want a number or a Tensor of one value"],
    [tensor([1, 2]), RangeError, "gradcheck: f gives shape [2], want one value; sum or mean makes it one"],
  ])("refuses %o for a value", (given, kind, message) => {
    expect(() => at(() => given, 1)).toThrow(new kind(message));
  });

  it("hands f an input of its own kind, new every time", () => {
    const seen: unknown[] = [];
    const keep = (x: unknown) => {
      seen.push(x);
      return 1;
    };
    const subject = subjectOf(keep, () => [0], new Tensor(Float32Array.of(1, 2), [1, 2]));
    for (let k = 0; k < 2; k++) finish(valueAt(subject, subject.inputs.numbers));
    expect(seen[0]).toEqual(new Tensor(Float32Array.of(1, 2), [1, 2]));
    expect((seen[1] as Tensor).data).not.toBe((seen[0] as Tensor).data);
  });
});

describe("valueFor", () => {
  it("waits for a value, and takes a rejection with a RangeError for none", async () => {
    const later = (f: () => Promise<unknown>) => {
      const subject = subjectOf(f, () => [0], Float64Array.of(1));
      return runToEnd(valueFor(subject, [Float64Array.of(1)]));
    };
    expect(await later(async () => 4)).toBe(4);
    expect(await later(() => Promise.reject(new RangeError("outside")))).toBeNaN();
    await expect(later(() => Promise.reject(new Error("down")))).rejects.toThrow("down");
    await expect(later(async () => "4")).rejects.toThrow(TypeError);
  });
});
