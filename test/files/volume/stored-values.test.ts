import { describe, expect, it } from "vitest";
import {
  bytesOf,
  halfToFloat,
  storedValues,
  type VoxelType,
} from "../../../src/files/volume/stored-values.ts";

const setters: Readonly<
  Record<VoxelType, (view: DataView, at: number, value: number, little: boolean) => void>
> = {
  uint8: (view, at, value) => view.setUint8(at, value),
  int8: (view, at, value) => view.setInt8(at, value),
  uint16: (view, at, value, little) => view.setUint16(at, value, little),
  int16: (view, at, value, little) => view.setInt16(at, value, little),
  uint32: (view, at, value, little) => view.setUint32(at, value, little),
  int32: (view, at, value, little) => view.setInt32(at, value, little),
  uint64: (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
  int64: (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
  float32: (view, at, value, little) => view.setFloat32(at, value, little),
  float64: (view, at, value, little) => view.setFloat64(at, value, little),
};
const types = Object.keys(setters) as VoxelType[];

describe.each(types)("%s", (type) => {
  const numbers = type.startsWith("u") ? [0, 1, 200, 77] : [0, -1, 100, -77];
  const width = bytesOf(type);
  it.each([
    [true, 0],
    [false, 0],
    [true, 3],
    [false, 3],
  ])("little-endian %s, from byte %i", (little, offset) => {
    const bytes = new Uint8Array(offset + numbers.length * width + 5);
    numbers.forEach((value, k) => {
      setters[type](new DataView(bytes.buffer), offset + k * width, value, little);
    });
    expect(Array.from(storedValues(bytes, offset, type, numbers.length, little), Number)).toEqual(numbers);
  });
});

it("views the bytes where it can", () => {
  const bytes = new Uint8Array(16);
  expect(storedValues(bytes, 4, "int32", 2, true).buffer).toBe(bytes.buffer);
});

it.each([
  [0x0000, 0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3800, 0.5],
  [0x7bff, 65504],
  [0x0001, 2 ** -24],
  [0x0400, 2 ** -14],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])("half float %i is %d", (half, value) => {
  expect(halfToFloat(half)).toBe(value);
});
