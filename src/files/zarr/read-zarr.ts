import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import type { Bytes } from "../source/decompress.ts";
import { OverLimitError, overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import type { FolderReading, Reading } from "../source/reading.ts";
import type { StoredArray } from "../volume/stored-values.ts";
import type { FileVolume } from "../volume/volume.ts";
import { voxelBytes } from "../volume/volume-header.ts";
import { isZip, readMember, zipMembers } from "../zip/read-zip.ts";
import { type ArrayMetadata, arrayMetadata, chunkBytes } from "./array-metadata.ts";
import { type ChunkStore, chunkStore } from "./chunk-store.ts";
import { findLabels } from "./find-labels.ts";
import { omeGrid, omeSegments } from "./ome-image.ts";
import type { LoadFile, ZarrNode } from "./zarr-node.ts";

/** The part of the package zarrita that is used here. */
interface Zarrita {
  readonly open: Record<
    "v2" | "v3",
    (store: ChunkStore, options: { readonly kind: "array" }) => Promise<object>
  >;
  get(array: object, selection: null, options: { createQueue(): Queue }): Promise<ReadArray>;
}
interface ReadArray {
  readonly data: StoredArray;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
}
interface Queue {
  add(task: () => Promise<void>): void;
  onIdle(): Promise<void>;
}

/** More chunks than these would be more promises than voxels are worth. */
const MAX_CHUNKS = 2 ** 20;

/** Reads the labels of a Zarr store that is a folder, as OME-NGFF 0.4 and 0.5 arrange them or an array alone. */
export function readZarrFolder(reading: FolderReading): Promise<FileVolume> {
  return readStore(reading.inside, reading);
}

/** Reads the labels of a Zarr store in a ZIP archive, at its root or in the one folder at its root. */
export function readZarrZip(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  if (!isZip(bytes)) throw new InputError("is neither a folder nor a ZIP archive of a Zarr store");
  const members = new Map(zipMembers(bytes).map((member) => [member.name, member]));
  const [first = ""] = members.keys();
  const folder = /^[^/]+\//.exec(first)?.[0] ?? "";
  const prefix =
    folder !== "" &&
    !/^\.z|^zarr\.json/.test(first) &&
    [...members.keys()].every((name) => name.startsWith(folder))
      ? folder
      : "";
  return readStore(async (name) => {
    const member = members.get(prefix + name);
    return member && (await readMember(bytes, member, reading));
  }, reading);
}

async function readStore(load: LoadFile, reading: Reading): Promise<FileVolume> {
  const { array: node, image } = await findLabels(load, reading.array);
  const array = arrayMetadata(node);
  const { shape, type } = array;
  if (voxelBytes(shape, type) > reading.limit) throw overLimit("header declares data of", reading.limit);
  if (chunkBytes(array) > reading.limit) throw overLimit("header declares chunks of", reading.limit);
  const chunks = sizeOf(shape.map((extent, axis) => Math.ceil(extent / array.chunk[axis]!)));
  if (chunks > MAX_CHUNKS)
    throw new InputError(`header declares ${chunks} chunks, want at most ${MAX_CHUNKS}; write larger ones`);
  const level = node.path.split("/").at(-1)!;
  const grid = image ? omeGrid(image, level, shape) : { shape, notes: [] };
  const segments = image ? omeSegments(image) : [];
  const values = await valuesOf(node, array, load, reading);
  return {
    ...grid,
    values: array.isBoolean ? (values as Uint8Array).map((byte) => (byte === 0 ? 0 : 1)) : values,
    order: "c",
    ...(segments.length > 0 && { segments }),
  };
}

async function valuesOf(
  node: ZarrNode,
  array: ArrayMetadata,
  load: LoadFile,
  reading: Reading,
): Promise<StoredArray> {
  const zarrita = (await reading.load("zarrita", "OME-Zarr")) as Zarrita;
  const open = zarrita.open[node.version === 2 ? "v2" : "v3"];
  try {
    const opened = await open(chunkStore(node, array, load, reading), { kind: "array" });
    return rowMajor(await zarrita.get(opened, null, { createQueue: oneByOne }));
  } catch (error) {
    const cause = faultOf(error);
    if (cause instanceof OverLimitError || cause instanceof InputError) throw cause;
    if (cause instanceof RangeError && /allocation failed/.test(cause.message)) throw cause;
    const reason = String((cause as Error).message ?? cause).split("\n")[0];
    throw new InputError(
      `array ${node.path || "at the root"} of shape ${describeList(array.shape)} is not read by zarrita (${reason})`,
    );
  }
}

/** The error below those that zarrita wraps around it. */
function faultOf(error: unknown): unknown {
  let at = error;
  while (!(at instanceof InputError) && (at as Error)?.cause !== undefined) at = (at as Error).cause;
  return at;
}

/** Chunks are read one after another, so that no more than one of them is in memory beside the labels. */
function oneByOne(): Queue {
  const tasks: (() => Promise<void>)[] = [];
  return {
    add: (task) => void tasks.push(task),
    onIdle: async () => {
      for (const task of tasks) await task();
    },
  };
}

/** The elements in C order; arrays that were written in another one come with their strides. */
function rowMajor({ data, shape, stride }: ReadArray): StoredArray {
  let step = 1;
  const isRowMajor = shape.every((_, k) => {
    const axis = shape.length - 1 - k;
    const fits = stride[axis] === step || shape[axis] === 1;
    step *= shape[axis]!;
    return fits;
  });
  if (isRowMajor) return data;
  const ordered = data.slice() as StoredArray;
  const index = new Array<number>(shape.length).fill(0);
  for (let at = 0, from = 0; at < ordered.length; at++) {
    ordered[at] = data[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += stride[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      from -= stride[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return ordered;
}
