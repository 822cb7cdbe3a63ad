import type { Bytes } from "./decompress.ts";
import { emptyFile, overLimit } from "./file-limit.ts";
import { InputError } from "./input-error.ts";
import type { LabelSource } from "./label-source.ts";

/** A Blob or a File of the web, as far as it is used here. */
export interface BlobLike {
  /** The number of bytes. */
  readonly size: number;
  /** The name of a File. */
  readonly name?: string;
  /** Reads all bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

export function isBlob(value: unknown): value is BlobLike {
  const { size, arrayBuffer } = (value ?? {}) as Partial<BlobLike>;
  return typeof size === "number" && typeof arrayBuffer === "function";
}

/** Returns whether a value is an ArrayBuffer, of a frame or a test environment too, whose class is another one. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

/** A file of a drop zone, with the others that were dropped beside it. */
export function blobSource(
  blob: BlobLike,
  name: string | undefined,
  others: readonly BlobLike[],
): LabelSource {
  return {
    file: name ?? "source",
    name,
    bytes: (limit) => bytesOfBlob(blob, limit),
    sibling: (other, limit) => siblingOf(others, other, limit),
  };
}

/** Bytes in memory. They are copied: a reader may swap them, and labels may be a view of them. */
export function memorySource(
  memory: ArrayBuffer | ArrayBufferView,
  name: string | undefined,
  others: readonly BlobLike[],
): LabelSource {
  const { byteLength } = memory;
  return {
    file: name ?? "source",
    name,
    bytes: async (limit) => {
      if (byteLength === 0) throw emptyFile();
      if (byteLength > limit) throw overLimit(`holds ${byteLength} bytes,`, limit);
      return ArrayBuffer.isView(memory)
        ? new Uint8Array(memory.buffer, memory.byteOffset, byteLength).slice()
        : new Uint8Array(memory).slice();
    },
    sibling: (other, limit) => siblingOf(others, other, limit),
  };
}

async function siblingOf(others: readonly BlobLike[], name: string, limit: number): Promise<Bytes> {
  const found = others.find((other) => other.name === name);
  if (!found) throw new InputError(`${name}: no such file; options.files holds the files beside it`);
  return await bytesOfBlob(found, limit);
}

async function bytesOfBlob(blob: BlobLike, limit: number): Promise<Bytes> {
  if (blob.size === 0) throw emptyFile();
  if (blob.size > limit) throw overLimit(`holds ${blob.size} bytes,`, limit);
  const memory: unknown = await blob.arrayBuffer();
  if (!isArrayBuffer(memory)) throw new InputError("its arrayBuffer() does not give an ArrayBuffer");
  // What is not a Blob of the platform may hold more than it says.
  if (memory.byteLength !== blob.size)
    throw new InputError(`declares ${blob.size} bytes, and its arrayBuffer() gives ${memory.byteLength}`);
  return new Uint8Array(memory);
}
