import { expect, it } from "vitest";
import { checkLibrary, onlyValue, partsOf } from "../../../src/gradcheck/adapters/adapted-function.ts";
import { tensor } from "../../../src/index.ts";

it("validates a library by its functions, and the function under check", () => {
  const library = { grads: () => {} };
  expect(() => checkLibrary("from", library, ["grads"], () => 0)).not.toThrow();
  expect(() => checkLibrary("from", library, ["grads", "tidy"], () => 0)).toThrow(
    new TypeError(
      "from: the library has no function tidy, want the module itself; import it as a whole with import *",
    ),
  );
  for (const wrong of [undefined, null, 5]) {
    expect(() => checkLibrary("from", wrong, ["grads"], () => 0)).toThrow(/no function grads/);
  }
  expect(() => checkLibrary("from", library, ["grads"], 5)).toThrow(
    new TypeError("from: loss is 5, want a function"),
  );
});

it("takes the numbers and the shape of an input, and the one value of an answer", () => {
  expect(partsOf(tensor([1, 2, 3, 4], [2, 2]))).toEqual({ data: Float32Array.of(1, 2, 3, 4), shape: [2, 2] });
  expect(partsOf(Float64Array.of(1, 2))).toEqual({ data: Float64Array.of(1, 2), shape: [2] });
  expect(onlyValue("from", [4])).toBe(4);
  expect(() => onlyValue("from", [1, 2])).toThrow(
    new TypeError("from: the function gives 2 values, want one; sum or weigh them"),
  );
});
