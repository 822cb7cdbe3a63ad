import { describeList } from "../../tensor/describe.ts";
import { sizeOf } from "../../tensor/shape.ts";
import { InputError } from "../source/input-error.ts";
import { bytesOf, type VoxelType } from "./stored-values.ts";

/** The extents that a text header declares, each a whole number from 1. */
export function checkExtents(shape: readonly number[], field: string): number[] {
  if (shape.length === 0 || shape.length > 7)
    throw new InputError(`header declares ${shape.length} axes in ${field}, want 1 to 7`);
  if (!shape.every((extent) => Number.isSafeInteger(extent) && extent >= 1)) {
    throw new InputError(
      `header declares shape ${describeList(shape)} in ${field}, want at least one voxel along each axis`,
    );
  }
  return [...shape];
}

/** The bytes of all voxels, if they are not more than the limit allows. */
export function voxelBytes(shape: readonly number[], type: VoxelType): number {
  return sizeOf(shape) * bytesOf(type);
}

/** Refuses data that are not as long as the shape declares. */
export function checkDataLength(shape: readonly number[], type: VoxelType, length: number): void {
  const declared = voxelBytes(shape, type);
  if (length >= declared) return;
  throw new InputError(
    `header declares shape ${describeList(shape)} of ${bytesOf(type)}-byte voxels, ${declared} bytes, ` +
      `the data have ${length}; the file is cut off`,
  );
}

/** Numbers of a text field, separated by blanks or commas; one that is not a number is an error. */
export function numbersOf(text: string, field: string, count?: number): number[] {
  const words = text.trim() === "" ? [] : text.trim().split(/[\s,]+/);
  const numbers = words.map(Number);
  if (numbers.some((number) => !Number.isFinite(number)))
    throw new InputError(`header field ${field} is ${JSON.stringify(text.slice(0, 60))}, want numbers`);
  if (count !== undefined && numbers.length !== count)
    throw new InputError(`header field ${field} has ${numbers.length} numbers, want ${count}`);
  return numbers;
}
