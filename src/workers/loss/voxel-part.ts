import type { VoxelRange } from "../../kernels/class-sums/operands.ts";
import type { ClassLayout } from "../../tensor/class-layout.ts";

/** The voxels that a worker computes in one go. */
export type VoxelPart = VoxelRange;

/** Arrays that a part can be taken of, or put into. */
type NumberArray =
  | Float32Array
  | Float64Array
  | Uint8Array
  | Int8Array
  | Uint8ClampedArray
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array;

/** The layout of the elements of a voxel: classes next to each other, or each class on its own. */
export interface PartLayout {
  readonly classes: number;
  /** Voxels of a sample. */
  readonly voxels: number;
  readonly channels: "last" | "first";
}

/** The layout for parts; null where the class axis lies between spatial ones, and no part lies near together. */
export function partLayout({ classes, voxels, outer, inner }: ClassLayout): PartLayout | null {
  if (inner === 1) return { classes, voxels, channels: "last" };
  return outer === 1 ? { classes, voxels, channels: "first" } : null;
}

/** Shape of a part: one sample, with the class axis where it was. */
export function partShape({ classes, channels }: PartLayout, { start, end }: VoxelPart): number[] {
  return channels === "last" ? [1, end - start, classes] : [1, classes, end - start];
}

/** Reports whether the elements of a part lie next to each other. */
function isOnePiece({ classes, voxels, channels }: PartLayout, { start, end }: VoxelPart): boolean {
  return channels === "last" || classes === 1 || end - start === voxels;
}

/** The numbers of a part: where they lie in one piece a view of them, else a copy. */
export function takePart<Data extends NumberArray>(data: Data, layout: PartLayout, part: VoxelPart): Data {
  const { classes, voxels } = layout;
  const { sample, start, end } = part;
  const first = sample * voxels * classes;
  if (isOnePiece(layout, part)) {
    return data.subarray(first + start * classes, first + end * classes) as Data;
  }
  const count = end - start;
  const taken = new (data.constructor as new (length: number) => Data)(classes * count);
  for (let c = 0; c < classes; c++) {
    taken.set(data.subarray(first + c * voxels + start, first + c * voxels + end), c * count);
  }
  return taken;
}

/** Puts the numbers of a part to their place. */
export function putPart(data: NumberArray, layout: PartLayout, part: VoxelPart, numbers: NumberArray): void {
  const { classes, voxels } = layout;
  const { sample, start, end } = part;
  const first = sample * voxels * classes;
  if (isOnePiece(layout, part)) {
    data.set(numbers, first + start * classes);
    return;
  }
  const count = end - start;
  for (let c = 0; c < classes; c++) {
    data.set(numbers.subarray(c * count, (c + 1) * count), first + c * voxels + start);
  }
}

/** The pieces of a sample. */
export interface Cut {
  readonly layout: Pick<ClassLayout, "batch" | "classes" | "voxels">;
  readonly workers: number;
  /** Parts start at multiples of it. */
  readonly block: number;
  /** About the most elements of a part. */
  readonly elements: number;
}

/** Every sample cut into parts of nearly one size, as many of them in all as give each worker as many as the others. */
export function splitVoxels({ layout, workers, block, elements }: Cut): VoxelPart[] {
  const { batch, classes, voxels } = layout;
  const blocks = Math.ceil(voxels / block);
  const step = workers / commonDivisor(workers, batch);
  const wanted = Math.max(1, Math.ceil((voxels * classes) / elements / step));
  const count = Math.min(blocks, step * wanted);
  const boundary = (at: number) => Math.min(voxels, Math.floor((blocks * at) / count) * block);
  return Array.from({ length: batch * count }, (_, index) => {
    const at = index % count;
    return { sample: Math.floor(index / count), start: boundary(at), end: boundary(at + 1) };
  });
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
