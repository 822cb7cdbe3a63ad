import { type Row, rowsOf } from "./row.ts";

const f = () => 1;
const LIBRARIES = {
  fromTfjs: { tidy: f, tensor: f, grads: f },
  fromJax: { grad: f, numpy: { array: f } },
  fromJsPyTorch: { tensor: f },
};

/** Functions of other libraries. */
export const ADAPTER_ROWS: Row[] = Object.entries(LIBRARIES).flatMap(([name, library]) =>
  rowsOf(name, [
    ["nothing", TypeError, "the library has no function", () => []],
    ["null", TypeError, "the library has no function", () => [null, f]],
    ["a module of another library", TypeError, "the library has no function", () => [{ tensors: f }, f]],
    ["no function", TypeError, "loss is undefined", () => [library]],
    ["a class", TypeError, "loss is a class", () => [library, class {}]],
    ["a text as function", TypeError, 'loss is "sum"', () => [library, "sum"]],
  ]),
);
