import { expect, it } from "vitest";
import {
  fitsFloat32,
  formNumbers,
  packMemory,
  roundedSlabs,
} from "../../../../src/kernels/mesh/search/packed-memory.ts";
import { withoutSimd } from "../../../../src/kernels/simd/simd-module.ts";
import { randomCells } from "./random-tree.ts";

it("copies each field to an address of its own, a multiple of 16, and reserves bytes", () => {
  const { buffer, pointersAt, at } = packMemory({
    odd: Int32Array.of(1, 2, 3),
    room: 40,
    part: new Float64Array([0, 1.5, -2]).subarray(1),
  })!;
  expect([...new Int32Array(buffer, at("odd"), 3)]).toEqual([1, 2, 3]);
  expect([...new Float64Array(buffer, at("part"), 2)]).toEqual([1.5, -2]);
  expect([at("room") - at("odd"), at("part") - at("room")]).toEqual([16, 48]);
  expect([at("odd") % 16, at("odd") > pointersAt]).toEqual([0, true]);
});

it("uses the last memory again if it has the room, and a larger one otherwise", () => {
  const bytes = (room: number) => packMemory({ room })!.buffer;
  // Tests before this one may have left a memory of any size.
  const large = bytes(2 ** 20);
  expect(bytes(1000) === large).toBe(true);
  const larger = bytes(large.byteLength);
  expect(larger === large).toBe(false);
  expect(larger.byteLength).toBeGreaterThan(large.byteLength);
  expect(bytes(2 ** 20) === larger).toBe(true);
});

it("is null without WebAssembly, and where a field does not fit", () => {
  expect(withoutSimd(() => packMemory({ room: 4 }))).toBeNull();
  expect(packMemory({ room: 2 ** 33 }) === null).toBe(true);
});

it("gives of each form its spokes from the last one on, and the last one again", () => {
  const { elements } = randomCells(1, [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]).cells;
  const numbers = formNumbers(elements);
  const { spokes, products } = elements;
  expect(numbers.length).toBe(2 * spokes.length);
  expect([...numbers.slice(24, 29)]).toEqual([3, 0, 1, 2, 3].map((spoke) => spokes[12 + 3 * spoke]));
  expect([...numbers.slice(39, 48)]).toEqual([3, 0, 1, 2, 3, 4, 5, 6, 7].map((k) => products[8 + k]));
});

it("gives of each form its slab in float32, no smaller", () => {
  const { elements } = randomCells(1, [
    [1, 0, 0],
    [0, 0.7, 0],
    [0, 0, 1.3],
  ]).cells;
  const rounded = roundedSlabs(elements);
  const { slabs } = elements;
  for (let form = 0; 5 * form < slabs.length; form++) {
    const [own, given] = [rounded.subarray(8 * form, 8 * form + 5), slabs.subarray(5 * form, 5 * form + 5)];
    expect([...own.subarray(0, 3)]).toEqual([...given.subarray(0, 3)].map(Math.fround));
    for (const k of [3, 4]) {
      expect(own[k]!).toBeGreaterThanOrEqual(given[k]!);
      expect(own[k]!).toBeCloseTo(given[k]!, 5);
    }
  }
});

it("has room in float32 for squares of usual coordinates", () => {
  expect([1e-12, 1e-6, 1, 1e12, 1e20].map(fitsFloat32)).toEqual([false, true, true, true, false]);
});
