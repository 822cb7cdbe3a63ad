import { describe, expect, it, vi } from "vitest";
import { countOverlap, diceLoss, grad, labelMap, tensor, valueAndGrad } from "../../../src/index.ts";
import { createArena } from "../../../src/tensor/make/create-arena.ts";
import { randomLabels, randomValues } from "../random-values.ts";

describe("createArena", () => {
  it("makes tensors and label maps of zeros in its memory", () => {
    const arena = createArena({ bytes: 1000 });
    const x = arena.tensor([2, 3]);
    const y = arena.tensor([2], { dtype: "float64" });
    const labels = arena.labelMap([5], { type: "uint16" });
    expect(x.toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect([
      x.dtype,
      y.dtype,
      labels.data.constructor.name,
      arena.labelMap([1]).data.constructor.name,
    ]).toEqual(["float32", "float64", "Uint16Array", "Uint8Array"]);
    expect(new Set([x, y, labels].map(({ data }) => data.buffer)).size).toBe(1);
    expect([arena.bytes, arena.free, arena.shared]).toEqual([1000, 1000 - 4 * 64, false]);
  });

  it("is in memory that threads share if asked for", () => {
    expect(createArena({ bytes: 64, shared: true }).tensor([1]).data.buffer).toBeInstanceOf(
      SharedArrayBuffer,
    );
  });
});

describe("a loss of tensors in an arena", () => {
  const shape = [2, 3, 700];
  const probabilities = Float32Array.from(randomValues(4200, 1, 0, 1));
  const classes = Uint8Array.from(randomLabels(1400, 2, 3));
  const loss = (target: ReturnType<typeof labelMap>) => (x: ReturnType<typeof tensor>) =>
    diceLoss(x, target, { classAxis: 1 });

  it.each([false, true])(
    "has the same bits, and its gradient in the arena while room is left, shared: %s",
    (shared) => {
      const arena = createArena({ bytes: 2 * 4 * 4200 + 1400 + 256, shared });
      const prediction = arena.tensor(shape);
      prediction.data.set(probabilities);
      const target = arena.labelMap([2, 700]);
      target.data.set(classes);
      const want = valueAndGrad(loss(labelMap(classes, [2, 700])))(tensor(probabilities, shape));
      for (const inside of [true, false]) {
        const got = valueAndGrad(loss(target))(prediction);
        expect(got.value.item()).toBe(want.value.item());
        expect([...got.gradient.data]).toEqual([...want.gradient.data]);
        expect(got.gradient.data.buffer === prediction.data.buffer).toBe(inside);
      }
    },
  );

  it("counts maps in an arena", () => {
    const arena = createArena({ bytes: 4096 });
    const map = arena.labelMap([1400]);
    map.data.set(classes);
    expect(countOverlap(map, labelMap(classes), { classes: 3 })).toEqual(
      countOverlap(labelMap(classes), labelMap(classes), { classes: 3 }),
    );
  });

  it("works in one array for every step", () => {
    const arena = createArena({ bytes: 4 * 4 * 4200 });
    const prediction = arena.tensor(shape);
    prediction.data.set(probabilities);
    const into = arena.tensor(shape).data;
    const left = arena.free;
    const step = valueAndGrad(loss(labelMap(classes, [2, 700])), { into });
    for (let k = 0; k < 3; k++) expect(step(prediction).gradient.data).toBe(into);
    expect(arena.free).toBe(left);
    expect([...into]).toEqual([
      ...grad(loss(labelMap(classes, [2, 700])))(tensor(probabilities, shape)).data,
    ]);
  });
});

describe("createArena refuses", () => {
  it.each([
    [undefined, "createArena: options are undefined, want an object"],
    [{}, "createArena: bytes is undefined"],
    [{ bytes: 0 }, "createArena: bytes is 0"],
    [{ bytes: 1.5 }, "createArena: bytes is 1.5"],
    [{ bytes: 2 ** 32 }, "createArena: bytes is 4294967296, want at most 4289396736"],
    [{ bytes: 64, shared: 1 }, "createArena: shared is 1, want true or false"],
    [{ size: 64 }, 'createArena: unknown option "size"'],
  ])("%o", (options, message) => {
    expect(() => createArena(options as never)).toThrow(message);
  });

  it("shared memory where the runtime has none", () => {
    vi.stubGlobal("SharedArrayBuffer", undefined);
    expect(() => createArena({ bytes: 64, shared: true })).toThrow(
      "createArena: this runtime shares no memory",
    );
    vi.unstubAllGlobals();
  });

  it("what does not fit, and names the room that is left", () => {
    const arena = createArena({ bytes: 100 });
    expect(() => arena.tensor([26])).toThrow(
      "tensor: shape [26] takes 104 bytes, the arena has 100 left; createArena takes the size",
    );
    expect(() => arena.labelMap([51], { type: "uint16" })).toThrow("labelMap: shape [51] takes 102 bytes");
    expect(() => arena.tensor([2], { dtype: "int8" as never })).toThrow('tensor: dtype is "int8"');
    expect(() => arena.labelMap([2], { type: "int8" as never })).toThrow('labelMap: type is "int8"');
    expect(arena.free).toBe(100);
  });
});
