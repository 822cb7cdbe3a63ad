import { LabelMap, ones, Tensor } from "../../src/index.ts";
import { labelMap } from "../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";

/** One wrong call of a public function. */
export interface Row {
  /** The public function. */
  readonly name: string;
  readonly what: string;
  readonly kind: ErrorConstructor;
  /** What the message says, among the rest: the values that were given. */
  readonly says: string;
  /** Arguments, made anew for each call. */
  readonly args: () => unknown[];
  /** How the function is called, if not by its arguments. */
  readonly call?: (f: never, args: never[]) => unknown;
  /** Name in the message, if it is another. */
  readonly prefix?: string;
}

/** A case: what is wrong, the error, what it says, the arguments. */
export type Case = [
  what: string,
  kind: ErrorConstructor,
  says: string,
  args: () => unknown[],
  rest?: Pick<Row, "call" | "prefix">,
];

export function rowsOf(name: string, cases: readonly Case[]): Row[] {
  return cases.map(([what, kind, says, args, rest]) => ({ name, what, kind, says, args, ...rest }));
}

/** A tensor or label map whose memory went to another thread. */
export function detached<Value extends Tensor | LabelMap>(value: Value): Value {
  structuredClone(value.data, { transfer: [value.data.buffer as ArrayBuffer] });
  return value;
}

/** What is no tensor, and how a message calls it. */
const NO_TENSORS: readonly (readonly [what: string, says: string, make: () => unknown])[] = [
  ["null", "null", () => null],
  ["undefined", "undefined", () => undefined],
  ["a string", '"1"', () => "1"],
  ["a bigint", "1n", () => 1n],
  ["an array", "an array", () => [1, 2]],
  ["a typed array", "a Float32Array", () => Float32Array.of(1, 2)],
  ["a DataView", "a DataView", () => new DataView(new ArrayBuffer(8))],
  ["a function", "a function", () => () => tensor([1])],
  ["a promise", "a Promise", () => Promise.resolve()],
  ["a look-alike", "an object", () => ({ data: Float32Array.of(1, 2), shape: [2] })],
];

/** Where a tensor is wanted, everything else. */
export function noTensor(
  name: string,
  argument: string,
  argsWith: (wrong: unknown) => unknown[],
  rest: Pick<Row, "call" | "prefix"> & { readonly numbers?: true; readonly labels?: true } = {},
): Row[] {
  const { numbers, labels, ...call } = rest;
  const gone = () => detached(labels ? labelMap(Uint8Array.of(0, 1)) : ones([2]));
  const all = [...NO_TENSORS, ["a detached buffer", "detached", gone] as const];
  if (!numbers) all.push(["a number", "is 5", () => 5]);
  if (!labels) all.push(["a label map", "LabelMap", () => labelMap([0, 1])]);
  return rowsOf(
    name,
    all.map(
      ([what, says, make]): Case => [`${what} as ${argument}`, TypeError, says, () => argsWith(make()), call],
    ),
  );
}

/** Where an object of options is wanted, everything else. */
export function noOptions(name: string, argsWith: (options: unknown) => unknown[], of = ""): Row[] {
  const wrong: [string, string, unknown][] = [
    ["null", "null", null],
    ["a string", '"last"', "last"],
    ["a number", "are 1", 1],
    ["an array", "an array", [1]],
    ["a typed array", "a Float32Array", Float32Array.of(1)],
    ["an unknown option", '"clases"', { clases: 2 }],
  ];
  return rowsOf(
    name,
    wrong.map(
      ([what, says, options]): Case => [`${what} as options${of}`, TypeError, says, () => argsWith(options)],
    ),
  );
}

/** Everything that an argument holds, to compare before and after. */
export function snapshot(value: unknown): unknown {
  if (value instanceof Tensor || value instanceof LabelMap) return [snapshot(value.data), value.shape];
  if (value instanceof DataView || typeof value === "function" || value instanceof Promise) return value;
  // Array.from walks an iterator, which a detached array refuses.
  if (ArrayBuffer.isView(value)) return Array.prototype.slice.call(value);
  if (Array.isArray(value)) return value.map(snapshot);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).map(([key, held]) => [key, snapshot(held)]);
  return value;
}
