import { afterEach, expect, it, vi } from "vitest";
import { createArena } from "../../../src/tensor/make/create-arena.ts";
import {
  canShare,
  inSharedMemory,
  isShared,
  sharedLike,
  sharedTensor,
} from "../../../src/workers/threads/shared-tensor.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it.runIf(canShare())("is a tensor of zeros in shared memory", () => {
  const made = sharedTensor([2, 3], { dtype: "float64" });
  expect(made.data).toEqual(new Float64Array(new SharedArrayBuffer(48)));
  expect(made.shape).toEqual([2, 3]);
  expect(isShared(made.data)).toBe(true);
  expect(isShared(new Float32Array(2))).toBe(false);
  expect(sharedTensor([1]).dtype).toBe("float32");
});

it.runIf(canShare())("has a like of its own memory", () => {
  const { data } = sharedTensor([4]);
  const like = sharedLike(data);
  expect(like).toHaveLength(4);
  expect(isShared(like)).toBe(true);
  expect(like.buffer).not.toBe(data.buffer);
});

it.runIf(canShare())("stays in the arena of an array while room is left", () => {
  const { data } = createArena({ bytes: 128, shared: true }).tensor([4]);
  expect(sharedLike(data).buffer).toBe(data.buffer);
  expect(sharedLike(data).buffer).not.toBe(data.buffer);
  expect(isShared(sharedLike(data))).toBe(true);
});

it.runIf(canShare())("takes an array there once", () => {
  const shared = inSharedMemory(Int16Array.of(1, -2));
  expect(shared).toEqual(Int16Array.of(1, -2));
  expect(isShared(shared)).toBe(true);
  expect(inSharedMemory(shared)).toBe(shared);
});

it("says what a page lacks where there is no shared memory", () => {
  vi.stubGlobal("SharedArrayBuffer", undefined);
  expect(canShare()).toBe(false);
  expect(isShared(new Float32Array(1))).toBe(false);
  expect(() => sharedTensor([1])).toThrow(
    "sharedTensor: this runtime shares no memory; in a page Cross-Origin-Opener-Policy",
  );
});

it("says how much memory a runtime does not have", () => {
  const none = class {
    constructor() {
      throw new RangeError("Array buffer allocation failed");
    }
  };
  vi.stubGlobal("SharedArrayBuffer", none);
  expect(() => sharedTensor([2, 5])).toThrow(
    "sharedTensor: shape [2, 5] needs 40 bytes, more than this runtime has to share",
  );
});

it.each([
  ["a shape", () => sharedTensor([0]), "sharedTensor: shape [0] holds 0"],
  ["a dtype", () => sharedTensor([1], { dtype: "float16" as never }), 'sharedTensor: dtype is "float16"'],
  ["an option", () => sharedTensor([1], { type: 1 } as never), 'sharedTensor: unknown option "type"'],
])("refuses %s", (_, call, message) => {
  expect(call).toThrow(message);
});
