import type { Bytes } from "../source/decompress.ts";
import { InputError } from "../source/input-error.ts";
import { utf8 } from "../source/text.ts";

/** Loads a file of a store by its path within; `undefined` if there is none. */
export type LoadFile = (name: string) => Promise<Bytes | undefined>;

export type Json = Readonly<Record<string, unknown>>;

/** An array or a group of a store. */
export interface ZarrNode {
  readonly path: string;
  readonly version: 2 | 3;
  readonly kind: "array" | "group";
  /** The content of `zarr.json`, or of `.zarray`. */
  readonly metadata: Json;
  readonly attributes: Json;
}

/** The path of a node or file below another one; the root has the path "". */
export function below(path: string, name: string): string {
  return path === "" ? name : `${path}/${name}`;
}

/** Opens the node at a path, of Zarr 3 or 2; `undefined` if there is none. */
export async function openNode(load: LoadFile, path: string): Promise<ZarrNode | undefined> {
  const read = async (name: string) => {
    const file = below(path, name);
    const bytes = await load(file);
    return bytes && jsonOf(bytes, file);
  };
  const third = await read("zarr.json");
  if (third) {
    const kind = third.node_type;
    if (kind !== "array" && kind !== "group")
      throw new InputError(
        `${below(path, "zarr.json")} is of the node type ${JSON.stringify(kind)}, want array or group`,
      );
    return { path, version: 3, kind, metadata: third, attributes: objectOf(third.attributes) };
  }
  const array = await read(".zarray");
  const attributes = await read(".zattrs");
  if (array) return { path, version: 2, kind: "array", metadata: array, attributes: attributes ?? {} };
  if (!attributes && !(await read(".zgroup"))) return undefined;
  return { path, version: 2, kind: "group", metadata: {}, attributes: attributes ?? {} };
}

function jsonOf(bytes: Bytes, file: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(utf8(bytes));
  } catch (error) {
    throw new InputError(`${file} is not JSON (${(error as Error).message}); it may be cut off`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Json;
  throw new InputError(`${file} is not a JSON object`);
}

/** A JSON object; anything else is an empty one. */
export function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The elements of a JSON list that are objects; anything else has none. */
export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
