import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/files/source/crc32.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import { readZarrFolder, readZarrZip } from "../../../src/files/zarr/read-zarr.ts";
import { makeZip } from "../make/make-zip.ts";
import { mutations } from "../mutated-files.ts";
import { readingOf } from "../reading.ts";
import { memoryStore, type StoreFile, zarray, zarrJson } from "./memory-store.ts";

const chunk = Uint8Array.of(1, 2, 3, 4, 5, 6);
const read = (files: Record<string, StoreFile>, array?: string) =>
  readZarrFolder({ ...readingOf(), ...(array !== undefined && { array }), inside: memoryStore(files) });

it("reads an array of Zarr 2 or 3, in memory order", async () => {
  for (const files of [
    { ".zarray": zarray, "0.0": chunk },
    { "zarr.json": zarrJson, "c/0/0": chunk },
  ]) {
    const { values, shape, order } = await read(files);
    expect([[...values], shape, order]).toEqual([[1, 2, 3, 4, 5, 6], [2, 3], "c"]);
  }
});

it("reads axes in any sequence, a part of a chunk at each end, and chunks that were not written", async () => {
  const { values } = await read({ ".zarray": { ...zarray, order: "F" }, "0.0": chunk });
  expect([...values]).toEqual([1, 3, 5, 2, 4, 6]);
  const parts = { ".zarray": { ...zarray, chunks: [2, 2], fill_value: 9 }, "0.1": Uint8Array.of(1, 2, 3, 4) };
  expect([...(await read(parts)).values]).toEqual([9, 9, 1, 9, 9, 3]);
  const transpose = { name: "transpose", configuration: { order: [1, 0, 2] } };
  const turned = {
    ...zarrJson,
    shape: [2, 3, 1],
    chunk_grid: { name: "regular", configuration: { chunk_shape: [2, 3, 1] } },
    codecs: [transpose, ...zarrJson.codecs],
  };
  expect([...(await read({ "zarr.json": turned, "c/0/0/0": chunk })).values]).toEqual([1, 3, 5, 2, 4, 6]);
});

it("reads booleans, of which all bytes but 0 are true", async () => {
  const { values } = await read({
    ".zarray": { ...zarray, dtype: "|b1" },
    "0.0": Uint8Array.of(0, 1, 255, 0, 2, 0),
  });
  expect([...values]).toEqual([0, 1, 1, 0, 1, 0]);
});

describe("an archive", () => {
  const zip = (names: Record<string, Uint8Array>) =>
    makeZip(
      Object.entries(names).map(([name, content]) => ({
        ...{ name, content, packed: content, method: 0 },
        crc: crc32(content),
      })),
    );
  const json = new Uint8Array(Buffer.from(JSON.stringify(zarray)));
  it("has the store at its root, or in the one folder there", async () => {
    for (const names of [
      { ".zarray": json, "0.0": chunk },
      { "x.zarr/.zarray": json, "x.zarr/0.0": chunk },
    ])
      expect([...(await readZarrZip(zip(names), readingOf())).values]).toEqual([...chunk]);
  });

  it("is a ZIP file", () => {
    expect(() => readZarrZip(chunk, readingOf())).toThrow(
      new InputError("is neither a folder nor a ZIP archive of a Zarr store"),
    );
  });
});

describe("refuses", () => {
  it.each<[string, Record<string, StoreFile>, string | RegExp]>([
    [
      "too many voxels",
      { ".zarray": { ...zarray, shape: [2 ** 20, 2], chunks: [1024, 2] } },
      /^header declares data of more/,
    ],
    [
      "chunks that are too large",
      { ".zarray": { ...zarray, chunks: [2 ** 20, 2] } },
      /^header declares chunks of more/,
    ],
    [
      "a chunk that is cut off",
      { ".zarray": zarray, "0.0": chunk.slice(1) },
      "0.0: holds 5 bytes, and a chunk has 6",
    ],
    [
      "a codec that zarrita does not find",
      { "zarr.json": { ...zarrJson, chunk_key_encoding: { name: "other" } } },
      /^array at the root of shape \[2, 3\] is not read by zarrita \(Unknown chunk key encoding: other\)$/,
    ],
  ])("%s", async (_, files, message) => {
    await expect(read(files)).rejects.toThrow(InputError);
    await expect(read(files)).rejects.toThrow(message);
  });

  it("too many chunks", async () => {
    const metadata = { ...zarray, shape: [2 ** 20, 2], chunks: [1, 1] };
    const reading = { ...readingOf(), limit: 2 ** 30, inside: memoryStore({ ".zarray": metadata }) };
    await expect(readZarrFolder(reading)).rejects.toThrow(
      "header declares 2097152 chunks, want at most 1048576",
    );
  });
});

it("reads mutated metadata and chunks, or refuses them, and nothing else", async () => {
  const json = (metadata: object) => new Uint8Array(Buffer.from(JSON.stringify(metadata)));
  const steps = fc.array(mutations([[0, 4]]), { minLength: 1, maxLength: 3 });
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), steps, async (isThird, isMetadata, list) => {
      const mutate = (bytes: Uint8Array<ArrayBuffer>) =>
        list.reduce((last, step) => step(last), bytes.slice());
      const metadata = json(isThird ? zarrJson : zarray);
      const files = {
        [isThird ? "zarr.json" : ".zarray"]: isMetadata ? mutate(metadata) : metadata,
        [isThird ? "c/0/0" : "0.0"]: isMetadata ? chunk : mutate(chunk),
      };
      try {
        const { values, shape } = await read(files);
        expect(values).toHaveLength(shape.reduce((a, b) => a * b));
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused++;
      }
    }),
    { numRuns: 400 },
  );
  expect(refused).toBeGreaterThan(100);
});
