import { describe, expect, it } from "vitest";
import { checkDataset, type Dataset, findDataset, typeOf } from "../../../src/files/hdf5/hdf5-datasets.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

class Made implements Dataset {
  readonly filters: Dataset["filters"];
  readonly attrs = {};
  readonly value = null;
  readonly path: string;
  readonly metadata: Dataset["metadata"];
  constructor(path: string, metadata: Partial<Dataset["metadata"]> = {}, filters: Dataset["filters"] = []) {
    this.path = path;
    this.metadata = { type: 0, size: 1, signed: false, shape: [2, 3], chunks: null, ...metadata };
    this.filters = filters;
  }
}
const float = { type: 1, size: 4 };

function fileOf(datasets: readonly Made[], links: readonly string[] = []) {
  return {
    paths: () => [...datasets.map(({ path }) => path.slice(1)), ...links],
    get: (path: string) => datasets.find((each) => each.path === `/${path.replace(/^\//, "")}`) ?? null,
    get_link: (path: string) => (links.includes(path.slice(1)) ? "/a" : null),
    close: () => {},
  };
}
const find = (datasets: readonly Made[], path?: string) =>
  findDataset(fileOf(datasets, ["link"]), { Dataset: Made as never }, path).path;

it.each([
  [{}, "uint8"],
  [{ size: 8, signed: true }, "int64"],
  [float, "float32"],
  [{ type: 1, size: 2 }, undefined],
  [{ type: 8, enum_type: { members: { FALSE: 0, TRUE: 1 } }, signed: true }, "int8"],
  [{ type: 8, enum_type: { members: { A: 0, B: 1 } } }, undefined],
  [{ type: 3 }, undefined],
])("the type of %j is %s", (metadata, type) => {
  expect(typeOf(new Made("/a", metadata))).toBe(type);
});

describe("the dataset", () => {
  it("is the one of a path, or the only one that can hold labels", () => {
    const [a, b, sizes] = [new Made("/a"), new Made("/b", float), new Made("/sizes", { shape: [3] })];
    expect(find([a, b, sizes])).toBe("/a");
    expect(find([b, sizes])).toBe("/b");
    expect(find([a, b, sizes], "sizes")).toBe("/sizes");
    expect(find([a, b, sizes], "/b")).toBe("/b");
  });

  it("is not guessed: those that there are, are listed", () => {
    const several = Array.from({ length: 10 }, (_, k) => new Made(`/d${k}`));
    expect(() => find(several.slice(0, 2))).toThrow(
      new InputError(
        "contains several datasets that may hold labels: /d0 uint8 [2, 3], /d1 uint8 [2, 3]; name one, as in labels.h5:/d0",
      ),
    );
    expect(() => find(several)).toThrow("/d7 uint8 [2, 3] and 2 more; name one");
    expect(() => find([new Made("/a", { shape: [3] })])).toThrow(
      "contains no dataset of numbers in two axes or more: /a uint8 [3]",
    );
    expect(() => find([], "x")).toThrow(new InputError("contains no dataset of the path x"));
  });
});

describe("refuses", () => {
  it.each([
    [{ type: 3 }, [], /holds neither integers nor floats/],
    [{ shape: null }, [], /has the shape \[\], want a label map/],
    [{ shape: [2, 0] }, [], /has the shape \[2, 0\], want/],
    [{ virtual_sources: [] }, [], /is a virtual one of other files, which is not read/],
    [{}, [{ id: 32_000, name: "lzf" }], /packed by the filter lzf \(32000\), which h5wasm does not contain/],
  ])("%j with the filters %j", (metadata, filters, message) => {
    expect(() => checkDataset(new Made("/a", metadata, filters))).toThrow(message);
  });

  it("nothing else, and says how much memory it needs", () => {
    expect(checkDataset(new Made("/a", { size: 4 }))).toEqual({ shape: [2, 3], type: "uint32", bytes: 24 });
    expect(checkDataset(new Made("/a", { chunks: [100, 100] }, [{ id: 1, name: "deflate" }])).bytes).toBe(
      10_000,
    );
  });
});
