import * as softdice from "../../src/index.ts";

/** An error that belongs to the caller: a getter, an iterator or a function of the junk throws it. */
export class CallersError extends Error {
  override readonly name = "CallersError";
}

/** A kind of wrong input. `forged`: the engine's own message is accepted. */
export interface Junk {
  readonly what: string;
  readonly forged?: true;
  readonly make: () => unknown;
}

const throwing = () => {
  throw new CallersError("thrown by the caller");
};

function detached<Array extends ArrayBufferView>(array: Array): Array {
  structuredClone(array.buffer, { transfer: [array.buffer as ArrayBuffer] });
  return array;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function circular(): unknown {
  const list: unknown[] = [1];
  list.push(list);
  return list;
}

const plain: readonly unknown[] = [
  ...[
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    -1,
    -0,
    0,
    0.5,
    2,
    3,
    7,
  ],
  ...[1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 53 - 1, -(2 ** 31)],
  ...[
    "",
    "1",
    "none",
    "mean",
    "sum",
    "macro",
    "dice",
    "hd95",
    "__proto__",
    "constructor",
    "a".repeat(10_000),
    "\u202e",
  ],
  ...[true, false, 0n, 5n, 2n ** 70n, Symbol("s"), Symbol.iterator],
];

const made: Readonly<Record<string, () => unknown>> = {
  "empty array": () => [],
  "array of NaN": () => [Number.NaN],
  "array of null": () => [null, null],
  "array of strings": () => ["1", "2"],
  "ragged array": () => [[1, 2], [3]],
  "array with holes": () => new Array(3),
  "array that contains itself": circular,
  "nested array": () => [[[[0.5]]]],
  "array of a tensor": () => [softdice.ones([2])],
  object: () => ({}),
  "object without a prototype": () => Object.create(null),
  "frozen object": () => Object.freeze({ a: 1 }),
  "object with __proto__": () => JSON.parse('{"__proto__": {"smooth": 5}}'),
  "object whose toString throws": () => ({ toString: throwing }),
  "object whose valueOf throws": () => ({ valueOf: throwing }),
  "getter that throws": () => Object.defineProperty({}, "smooth", { get: throwing, enumerable: true }),
  "proxy that throws": () => new Proxy({}, { get: throwing, ownKeys: throwing, has: throwing }),
  "iterator that throws": () => ({ [Symbol.iterator]: throwing, length: 2 }),
  date: () => new Date(0),
  regexp: () => /a/,
  map: () => new Map([["smooth", 1]]),
  set: () => new Set([1]),
  weakmap: () => new WeakMap(),
  error: () => new Error("an error"),
  promise: () => Promise.resolve(1),
  function: () => () => 1,
  "function that throws": () => throwing,
  "async function": () => async () => 1,
  "async function that throws": () => async () => throwing(),
  generator: () => function* () {},
  class: () => class A {},
  Float32Array: () => Float32Array.of(0.5, 0.25),
  "Float64Array of NaN": () => Float64Array.of(Number.NaN, 1),
  "Float32Array of infinity": () => Float32Array.of(Number.POSITIVE_INFINITY, 0),
  "empty Float32Array": () => new Float32Array(0),
  Uint8Array: () => Uint8Array.of(0, 1),
  "Uint8Array of 255": () => Uint8Array.of(0, 255),
  Int8Array: () => Int8Array.of(-1, 1),
  Uint8ClampedArray: () => Uint8ClampedArray.of(0, 1),
  BigInt64Array: () => BigInt64Array.of(0n, 2n ** 60n),
  DataView: () => new DataView(new ArrayBuffer(8)),
  ArrayBuffer: () => new ArrayBuffer(8),
  "shared array": () => new Float32Array(new SharedArrayBuffer(8)),
  "detached array": () => detached(new Float32Array(2)),
  "tensor of NaN": () => softdice.tensor([Number.NaN, 0.5]),
  "tensor of infinity": () => softdice.tensor([Number.POSITIVE_INFINITY, 0]),
  "tensor beyond 1": () => softdice.tensor([2, -1]),
  "scalar tensor": () => softdice.tensor(0.5),
  "tensor of another shape": () => softdice.ones([3, 5, 1]),
  "tensor of float64": () => softdice.tensor([0.5, 0.5], [2], { dtype: "float64" }),
  "tensor whose memory is gone": () => {
    const gone = softdice.ones([2]);
    detached(gone.data);
    return gone;
  },
  "label map": () => softdice.labelMap([0, 1]),
  "label map of large labels": () => softdice.labelMap(Int32Array.of(0, 2 ** 31 - 1)),
  "negative label map": () => softdice.labelMap(Int8Array.of(-1, 1)),
  "tensor of another library": () => ({ data: Float32Array.of(1, 2), shape: [2], stride: [0.5], offset: 0 }),
  "ONNX tensor": () => ({ data: new Float32Array(2), dims: [2], type: "float32" }),
};

const forged: Readonly<Record<string, () => unknown>> = {
  "revoked proxy": revoked,
  "array of a revoked proxy": () => [revoked()],
  "forged tensor": () => Object.create(softdice.Tensor.prototype),
  "forged label map": () => Object.create(softdice.LabelMap.prototype),
  "forged meter": () => Object.create(softdice.DiceMeter.prototype),
  "tensor with another shape put over it": () =>
    Object.defineProperty(softdice.ones([2]), "shape", { value: [7, 7] }),
};

/** Every kind of wrong input that a call may be given. */
export const JUNK: readonly Junk[] = [
  ...plain.map((value) => ({ what: `${typeof value} ${String(value).slice(0, 20)}`, make: () => value })),
  ...Object.entries(made).map(([what, make]) => ({ what, make })),
  ...Object.entries(forged).map(([what, make]) => ({ what, forged: true as const, make })),
];
