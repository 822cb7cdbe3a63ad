import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { arrayMetadata, chunkBytes } from "../../../src/files/zarr/array-metadata.ts";
import { zarray, zarrJson } from "./memory-store.ts";

const second = (more: object) =>
  arrayMetadata({ path: "", version: 2, kind: "array", metadata: { ...zarray, ...more }, attributes: {} });
const third = (more: object) =>
  arrayMetadata({ path: "", version: 3, kind: "array", metadata: { ...zarrJson, ...more }, attributes: {} });

it("declare shape, type and chunks", () => {
  const common = { shape: [2, 3], type: "uint8", chunk: [2, 3], fill: 0, isBoolean: false, isSharded: false };
  expect(second({})).toMatchObject(common);
  expect(third({})).toMatchObject(common);
  expect(second({ dtype: ">i4" })).toMatchObject({ type: "int32", forZarrita: { dtype: ">i4" } });
  expect(chunkBytes(second({ dtype: "<i8", chunks: [1, 5] }))).toBe(40);
});

it("hand booleans to zarrita as bytes", () => {
  expect(second({ dtype: "|b1", fill_value: true })).toMatchObject({
    ...{ isBoolean: true, type: "uint8", fill: 1 },
    forZarrita: { dtype: "|u1", fill_value: 1 },
  });
  expect(third({ data_type: "bool", fill_value: false })).toMatchObject({
    forZarrita: { data_type: "uint8" },
  });
});

it.each([["0x7fc00000"], [null], [2 ** 64], ["NaN"]])("do not know the fill value %s", (fill) => {
  expect(third({ fill_value: fill })).toMatchObject({ fill: undefined, forZarrita: { fill_value: 0 } });
});

it("have inner chunks where a file holds several", () => {
  const shards = {
    name: "sharding_indexed",
    configuration: { chunk_shape: [1, 3], codecs: zarrJson.codecs, index_codecs: zarrJson.codecs },
  };
  expect(third({ codecs: [shards] })).toMatchObject({ chunk: [1, 3], isSharded: true });
  const uneven = { ...shards, configuration: { ...shards.configuration, chunk_shape: [1, 2] } };
  expect(() => third({ codecs: [uneven] })).toThrow("declares chunks of 1 × 2 in shards of 2 × 3");
});

describe("are refused", () => {
  it.each([
    [second, { dtype: "<f2" }, 'data type "<f2" holds no labels; save them as integers of 8 to 64 bits'],
    [second, { dtype: [["a", "<i4"]] }, /^data type .+ holds no labels/],
    [second, { shape: 5 }, "declares shape 5, want a list of extents"],
    [second, { shape: [0, 3] }, /want at least one voxel along each axis/],
    [second, { chunks: [2] }, "declares chunks of 1 axes in an array of 2"],
    [second, { order: "K" }, 'declares the order "K", want C or F'],
    [third, { data_type: "complex64" }, /^data type "complex64" holds no labels/],
    [third, { chunk_grid: { name: "other" } }, /chunk grid "other", which is not read/],
    [third, { storage_transformers: [{}] }, /storage transformers, which are not read/],
  ])("%o %j", (make, more, message) => {
    expect(() => make(more)).toThrow(InputError);
    expect(() => make(more)).toThrow(message);
  });
});
