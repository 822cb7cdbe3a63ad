import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/files/source/input-error.ts";
import { below, objectOf, objectsOf, openNode } from "../../../src/files/zarr/zarr-node.ts";
import { memoryStore, type StoreFile, zarray, zarrJson } from "./memory-store.ts";

const open = (files: Record<string, StoreFile>, path = "") => openNode(memoryStore(files), path);

describe("a node", () => {
  it("is an array or a group of either version, with its attributes", async () => {
    expect(await open({ ".zarray": zarray, ".zattrs": { a: 1 } })).toEqual({
      path: "",
      version: 2,
      kind: "array",
      metadata: zarray,
      attributes: { a: 1 },
    });
    expect(await open({ "b/.zgroup": {} }, "b")).toMatchObject({ path: "b", version: 2, kind: "group" });
    expect(await open({ ".zattrs": { a: 1 } })).toMatchObject({ kind: "group", attributes: { a: 1 } });
    expect(await open({ "zarr.json": { ...zarrJson, attributes: { a: 1 } } })).toMatchObject({
      version: 3,
      kind: "array",
      attributes: { a: 1 },
    });
  });

  it("may be missing", async () => {
    expect(await open({})).toBeUndefined();
  });

  it.each([
    [{ "zarr.json": { node_type: "x" } }, 'zarr.json is of the node type "x", want array or group'],
    [{ ".zarray": Uint8Array.of(123) }, /^\.zarray is not JSON \(.+\); it may be cut off$/],
    [{ ".zattrs": [1] }, ".zattrs is not a JSON object"],
  ])("of %j is refused", async (files, message) => {
    await expect(open(files)).rejects.toThrow(InputError);
    await expect(open(files)).rejects.toThrow(message);
  });
});

it("paths and objects are taken as they are, or as nothing", () => {
  expect([below("", "a"), below("a/b", "c")]).toEqual(["a", "a/b/c"]);
  expect([objectOf(null), objectOf([1]), objectOf({ a: 1 })]).toEqual([{}, {}, { a: 1 }]);
  expect([objectsOf("x"), objectsOf([{ a: 1 }, 2])]).toEqual([[], [{ a: 1 }, {}]]);
});
