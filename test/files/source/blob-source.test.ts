import { expect, it } from "vitest";
import { blobSource, isBlob, memorySource } from "../../../src/files/source/blob-source.ts";

const blob = new Blob([Uint8Array.of(1, 2, 3)]);
const other = new File([Uint8Array.of(4)], "b.raw");

it("knows Blobs and Files of any realm by what they have", () => {
  expect([blob, other, { size: 1, arrayBuffer: async () => new ArrayBuffer(1) }].map(isBlob)).toEqual([
    true,
    true,
    true,
  ]);
  expect([null, 5, new Uint8Array(3), { size: 1 }].map(isBlob)).toEqual([false, false, false, false]);
});

it("reads a Blob, and others by name", async () => {
  const source = blobSource(blob, "a.mhd", [other]);
  expect(source).toMatchObject({ file: "a.mhd", name: "a.mhd" });
  expect([...(await source.bytes(3))]).toEqual([1, 2, 3]);
  expect([...(await source.sibling("b.raw", 3))]).toEqual([4]);
  await expect(source.bytes(2)).rejects.toThrow(/more than the limit/);
  await expect(source.sibling("c.raw", 3)).rejects.toThrow("c.raw: no such file");
});

it("copies memory", async () => {
  const bytes = Uint8Array.of(9, 1, 2);
  const source = memorySource(bytes.subarray(1), undefined, [other]);
  expect(source).toMatchObject({ file: "source", name: undefined });
  const read = await source.bytes(3);
  expect([...read]).toEqual([1, 2]);
  expect(read.buffer).not.toBe(bytes.buffer);
  expect([...(await memorySource(bytes.buffer, "a", []).bytes(3))]).toEqual([9, 1, 2]);
  expect([...(await source.sibling("b.raw", 3))]).toEqual([4]);
  await expect(source.bytes(1)).rejects.toThrow(/more than the limit/);
});

it("refuses an object that holds other bytes than it says", async () => {
  const sourceOf = (size: number, memory: unknown) =>
    blobSource({ size, arrayBuffer: async () => memory as ArrayBuffer }, "a.npy", []);
  await expect(sourceOf(2, new ArrayBuffer(9)).bytes(5)).rejects.toThrow(
    "declares 2 bytes, and its arrayBuffer() gives 9",
  );
  await expect(sourceOf(Number.NaN, new ArrayBuffer(9)).bytes(5)).rejects.toThrow("declares NaN bytes");
  await expect(sourceOf(4, 4).bytes(5)).rejects.toThrow("its arrayBuffer() does not give an ArrayBuffer");
});
