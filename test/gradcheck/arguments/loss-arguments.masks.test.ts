import { expect, it } from "vitest";
import { cut, targetNumbers } from "../../../src/gradcheck/arguments/loss-arguments.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const x = [tensor([1, 2, 3, 4], [2, 2])];
const target = new Uint8Array([0, 1, 1, 0]);

it("a target of as many integers as x has numbers is known, and cut with x", () => {
  expect(targetNumbers(target, [2, 2])).toBe(target);
  expect(cut({ x, target }, 1, 1, 2)?.target).toEqual(new Uint8Array([1, 0]));
});

it.each([
  ["fewer integers", new Uint8Array(3)],
  ["big integers", new BigInt64Array(4)],
  ["bytes", new DataView(new ArrayBuffer(4))],
  ["a list", [0, 1, 1, 0]],
])("%s are somebody else's", (_, other) => {
  expect(targetNumbers(other, [2, 2])).toBeNull();
  expect(cut({ x, target: other }, 1, 1, 2)).toBeNull();
});
