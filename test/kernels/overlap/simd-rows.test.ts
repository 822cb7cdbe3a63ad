import { describe, expect, it } from "vitest";
import { simdRows } from "../../../src/kernels/overlap/simd-rows.ts";
import { KERNEL_BYTES, makeMemory } from "../../../src/tensor/arena/wasm-memory.ts";
import { classLayout } from "../../../src/tensor/class-layout.ts";

const first = classLayout("f", [1, 2, 300], 1);
const values = Float32Array.from({ length: 600 }, (_, k) => k + 1);

describe("a row", () => {
  it("is copied, and filled up with 0 to a multiple of 16 voxels", () => {
    const rows = simdRows(first, null, values)!;
    rows.goTo(0, 100, 3);
    const at = rows.row(values, 1, 0) / 4;
    expect([...rows.instance.floats.subarray(at, at + 16)]).toEqual([401, 402, 403, ...Array(13).fill(0)]);
    expect(rows.padded).toBe(16);
  });

  it("is used where it lies in the memory of the kernels", () => {
    const memory = makeMemory(4096, false)!;
    const own = new Float32Array(memory.buffer, KERNEL_BYTES + 4, 600);
    const rows = simdRows(first, null, own)!;
    rows.goTo(0, 0, 288);
    expect(rows.row(own, 1, 0)).toBe(KERNEL_BYTES + 4 + 1200);
    expect(rows.rowOf(own, 1, 2)).toBe(KERNEL_BYTES + 4 + 1200);
  });

  it("has 0 where a voxel does not count", () => {
    const counted = new Uint8Array(300).fill(1);
    counted[1] = 0;
    const rows = simdRows(first, counted, values)!;
    rows.goTo(0, 0, 4);
    const at = rows.row(values, 0, 0) / 4;
    expect([...rows.instance.floats.subarray(at, at + 4)]).toEqual([1, 0, 3, 4]);
  });

  it("is gathered where classes are neighbours, and goes back there", () => {
    const last = classLayout("f", [1, 300, 2], -1);
    const rows = simdRows(last, null, values)!;
    rows.goTo(0, 10, 4);
    rows.takeTile(values, 0);
    const at = rows.row(values, 1, 0);
    expect([...rows.instance.floats.subarray(at / 4, at / 4 + 4)]).toEqual([22, 24, 26, 28]);
    const out = new Float32Array(600);
    for (const c of [0, 1]) rows.keepRow(out, c, 2, at);
    rows.keepTile(out, 2);
    expect([...out.subarray(18, 30)]).toEqual([0, 0, 22, 22, 24, 24, 26, 26, 28, 28, 0, 0]);
  });
});

it("a label row marks a label, and labels are refused that name no class", () => {
  const labels = Int32Array.from({ length: 300 }, (_, k) => k % 2);
  const rows = simdRows(first, null, values)!;
  rows.goTo(0, 0, 4);
  expect(rows.takeLabels(labels, 2)).toBe(true);
  const at = rows.labelRow(1, 1) / 4;
  expect([...rows.instance.floats.subarray(at, at + 4)]).toEqual([0, 1, 0, 1]);
  labels[2] = 70_000;
  expect(rows.takeLabels(labels, 2)).toBe(false);
});
