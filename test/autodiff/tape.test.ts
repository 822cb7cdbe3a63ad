import { describe, expect, it } from "vitest";
import { identity, record, recordOn, Tape } from "../../src/autodiff/tape.ts";
import { Tensor } from "../../src/index.ts";
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
    expect(tape.entries.map((entry) => entry.output)).toEqual([outputs.first, outputs.second]);
    expect(tape.isLive(outputs.second)).toBe(true);
    expect(tape.isLive(outputs.unrelated)).toBe(false);
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
});
