import { describe, expect, it } from "vitest";
import { isDeferred, withDeferring } from "../../src/autodiff/deferred.ts";
import {
  identity,
  isRecording,
  isTracked,
  isTrackedOnce,
  record,
  recordConstant,
  recordElementwise,
  recordOn,
  recordSeveral,
  Tape,
} from "../../src/autodiff/tape.ts";
import { add, Tensor } from "../../src/index.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

const pass = (gradient: Tensor) => gradient;

describe("Tape", () => {
  it("notes what depends on a variable, in order, and nothing else", () => {
    const [x, constant] = [tensor([1]), tensor([2])];
    const tape = new Tape([x]);
    const outputs = recordOn(tape, () => {
      const first = record(new Tensor(x.data, [1]), [x, constant], [pass, pass]);
      const unrelated = record(new Tensor(x.data, [1]), [constant], [pass]);
      return { first, unrelated, second: identity(first) };
    });
    expect(tape.entries).toHaveLength(2);
    expect(tape.entries[0]!.outputs[0]).toBe(tape.placeOf(outputs.first));
    expect(tape.entries[1]!.outputs[0]).toBe(tape.placeOf(outputs.second));
    expect(tape.isLive(outputs.second)).toBe(true);
    expect(tape.isLive(outputs.unrelated)).toBe(false);
    expect(tape.placeOf(outputs.unrelated)).toBeNull();
  });

  it("keeps shape and dtype of tensors in place of their values, and pullbacks of variables alone", () => {
    const [x, constant] = [tensor([1, 2]), tensor([3])];
    const tape = new Tape([x]);
    const unused = () => constant;
    recordOn(tape, () =>
      record(new Tensor(Float64Array.of(5), [1]), [constant, x, constant], [unused, pass, unused]),
    );
    expect(tape.entries).toEqual([
      {
        outputs: [{ shape: [1], dtype: "float64", gradient: null }],
        inputs: [{ shape: [2], dtype: "float32", gradient: null }],
        pullbacks: [pass],
        elementwise: false,
      },
    ]);
  });

  it("has operations of many elements compute at once, within a walk too", () => {
    const x = new Tensor(new Float32Array(10_000), [10_000]);
    const tape = new Tape([x]);
    const doubled = withDeferring(() => recordOn(tape, () => add(x, x)));
    expect(isDeferred(doubled)).toBe(false);
    expect(tape.entries).toHaveLength(1);
    expect(tape.entries[0]!.outputs[0]).toBe(tape.placeOf(doubled));
  });

  it("records only while its work runs, even if that throws", () => {
    const x = tensor([1]);
    const tape = new Tape([x]);
    expect(() =>
      recordOn(tape, () => {
        throw new Error("stop");
      }),
    ).toThrow("stop");
    identity(x);
    expect(tape.entries).toEqual([]);
  });

  it("records on every tape under way on which an input is live", () => {
    const [x, y] = [tensor([1]), tensor([2])];
    const outer = new Tape([x]);
    const inner = new Tape([y]);
    recordOn(outer, () =>
      recordOn(inner, () => {
        identity(x);
        record(new Tensor(x.data, [1]), [x, y], [pass, pass]);
      }),
    );
    expect(outer.entries).toHaveLength(2);
    expect(inner.entries).toHaveLength(1);
  });

  it("knows which pullbacks take a gradient in a shape that broadcasts", () => {
    const x = tensor([1]);
    const tape = new Tape([x]);
    const copy = recordOn(tape, () => {
      record(new Tensor(x.data, [1]), [x], [pass]);
      recordElementwise(new Tensor(x.data, [1]), [x], [pass]);
      return identity(x);
    });
    expect(tape.entries.map(({ elementwise }) => elementwise)).toEqual([false, true, true]);
    expect(copy).not.toBe(x);
    expect(copy).toEqual(x);
    expect(tape.entries[2]!.pullbacks.map((pullback) => pullback(copy))).toEqual([copy]);
  });

  it("knows all results of one operation", () => {
    const [x, constant] = [tensor([1]), tensor([2])];
    const tape = new Tape([x]);
    const pair = () => [new Tensor(x.data, [1]), new Tensor(x.data, [1])];
    const [made, others, flat] = [pair(), pair(), pair()];
    recordOn(tape, () => {
      recordSeveral(made, [constant, x], [pass, pass]);
      recordSeveral(others, [constant], [pass]);
      recordSeveral(flat, [recordConstant(tensor([7]), [x])], [pass]);
    });
    recordSeveral(others, [x], [pass]);
    expect(tape.entries).toHaveLength(1);
    expect(tape.entries[0]!.outputs.map((place, k) => place === tape.placeOf(made[k]!))).toEqual([
      true,
      true,
    ]);
    expect([...made, ...others].map((output) => tape.isLive(output))).toEqual([true, true, false, false]);
    expect([...flat, ...others].map((output) => tape.isMade(output))).toEqual([true, true, false, false]);
  });

  it("notes no operation that has no input", () => {
    const tape = new Tape([tensor([1])]);
    recordOn(tape, () => record(tensor([2]), [], []));
    expect(tape.entries).toEqual([]);
  });
});

describe("what records", () => {
  it("is nothing outside of a recording", () => {
    expect(isRecording()).toBe(false);
    expect(recordOn(new Tape([]), isRecording)).toBe(true);
    expect(isRecording()).toBe(false);
  });

  it("tracks what depends on a variable of any tape under way", () => {
    const [x, y, other] = [tensor([1]), tensor([2]), tensor([3])];
    expect(isTracked(x)).toBe(false);
    recordOn(new Tape([x]), () =>
      recordOn(new Tape([y]), () => {
        expect(isTracked(x)).toBe(true);
        expect(isTracked(other, y)).toBe(true);
        expect(isTracked(other)).toBe(false);
        expect(isTracked()).toBe(false);
        expect(isTracked(identity(x))).toBe(true);
      }),
    );
    expect(isTracked(x)).toBe(false);
  });
});

it("is tracked once where one tape records and tracks it", () => {
  const [x, y] = [tensor([1]), tensor([2])];
  expect(isTrackedOnce(x)).toBe(false);
  recordOn(new Tape([x]), () => {
    expect([isTrackedOnce(x), isTrackedOnce(identity(x)), isTrackedOnce(y)]).toEqual([true, true, false]);
    recordOn(new Tape([y]), () => expect([isTrackedOnce(x), isTrackedOnce(y)]).toEqual([false, false]));
  });
});

describe("a constant", () => {
  /** What a tape of one variable knows of tensors that are made of it, and of others. */
  const known = (make: (x: Tensor, other: Tensor) => Tensor) => {
    const x = tensor([1]);
    const tape = new Tape([x]);
    const made = recordOn(tape, () => make(x, tensor([2])));
    return [tape.isLive(made), tape.isMade(made), tape.entries.length];
  };
  const flat = (...inputs: Tensor[]) => recordConstant(tensor([7]), inputs);

  it("is made of a variable, and does not depend on it", () => {
    expect(known((x) => flat(x))).toEqual([false, true, 0]);
    expect(known((x, other) => flat(other, x))).toEqual([false, true, 0]);
    expect(known((x) => flat(identity(x)))).toEqual([false, true, 1]);
  });

  it("is also what operations make of a constant", () => {
    expect(known((x) => identity(flat(x)))).toEqual([false, true, 0]);
    expect(known((x) => flat(flat(x)))).toEqual([false, true, 0]);
  });

  it("is a tensor that is declared to be one", () => {
    expect(known(() => recordConstant(tensor([7]), null))).toEqual([false, true, 0]);
    expect(known(() => identity(recordConstant(tensor([7]), null)))).toEqual([false, true, 0]);
  });

  it("is not what has nothing to do with a variable, whatever else is constant", () => {
    expect(known((_, other) => other)).toEqual([false, false, 0]);
    expect(known((_, other) => flat(other))).toEqual([false, false, 0]);
    expect(known((_, other) => identity(other))).toEqual([false, false, 0]);
    const unrelated = (x: Tensor, other: Tensor) => {
      flat(x);
      return identity(other);
    };
    expect(known(unrelated)).toEqual([false, false, 0]);
  });

  it("is kept of several", () => {
    const x = tensor([1]);
    const tape = new Tape([x]);
    const constants = recordOn(tape, () => [flat(x), flat(x)]);
    expect(constants.map((constant) => tape.isMade(constant))).toEqual([true, true]);
  });

  it("and a variable are made", () => {
    const x = tensor([1]);
    expect(new Tape([x]).isMade(x)).toBe(true);
  });
});
