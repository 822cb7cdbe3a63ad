import { describeList } from "../../tensor/describe.ts";
import { InputError } from "../source/input-error.ts";
import { affineOf, flipLpsRas } from "../volume/geometry.ts";
import type { Frame } from "./dicom-segments.ts";

/** A grid that holds all frames: the index of each one along the third axis, and the place of the first voxel. */
export interface FrameGrid {
  readonly slices: readonly number[];
  readonly depth: number;
  readonly spacing: readonly number[];
  readonly affine: readonly number[];
}

/** The share of a slice by which a frame may be off its place on the grid, and of a direction by which two may differ. */
const MAX_OFF_GRID = 0.05;
const MAX_DIRECTION_DIFFERENCE = 1e-3;

/**
 * The grid of the frames of a segmentation: their positions along the normal of the slices, at equal distances. Empty
 * frames are left out of such files, so slices may be missing, within and at the ends.
 */
export function frameGrid(frames: readonly Frame[], maxDepth: number): FrameGrid {
  const [first] = frames;
  if (!first) throw new InputError("holds no frames");
  for (const [index, frame] of frames.entries()) checkFrame(frame, first, index);
  const [row, column] = [first.orientation.slice(0, 3), first.orientation.slice(3)];
  const normal = cross(row, column);
  const along = frames.map(({ position }) => dot(position, normal));
  const places = [...new Set(along)].sort((a, b) => a - b);
  const step = sliceStep(first, places);
  const start = places[0]!;
  const slices = along.map((place) => Math.round((place - start) / step));
  const depth = slices.reduce((most, slice) => Math.max(most, slice)) + 1;
  if (depth > maxDepth)
    throw new InputError(`places its frames over ${depth} slices, want at most ${maxDepth}`);
  const origin = frames[along.indexOf(start)]!.position;
  frames.forEach(({ position }, index) => {
    const off = [0, 1, 2].map(
      (axis) => position[axis]! - origin[axis]! - normal[axis]! * step * slices[index]!,
    );
    if (!(Math.hypot(...off) <= MAX_OFF_GRID * Math.min(step, ...first.pixelSpacing))) {
      throw new InputError(
        `places frame ${index} at ${describeList([...position])}, off the grid of slices ${Number(step.toPrecision(6))} mm apart; resample it`,
      );
    }
  });
  const [rows, columns] = first.pixelSpacing as [number, number];
  const spacing = [columns, rows, step];
  const axes = [row, column, normal].map((axis, k) => axis.map((entry) => entry * spacing[k]!));
  return { slices, depth, spacing, affine: flipLpsRas(affineOf(axes, origin)) };
}

function checkFrame(frame: Frame, first: Frame, index: number): void {
  const { position, orientation, pixelSpacing } = frame;
  const placed = position.length === 3 && orientation.length === 6 && pixelSpacing.length === 2;
  if (
    !placed ||
    ![...position, ...orientation, ...pixelSpacing].every(Number.isFinite) ||
    !pixelSpacing.every((length) => length > 0)
  )
    throw new InputError(
      `does not say where its frame ${index} lies (position, orientation and spacing of pixels)`,
    );
  const differs = (a: readonly number[], b: readonly number[]) =>
    a.some((value, k) => Math.abs(value - b[k]!) > MAX_DIRECTION_DIFFERENCE * Math.max(1, Math.abs(b[k]!)));
  if (differs(orientation, first.orientation) || differs(pixelSpacing, first.pixelSpacing))
    throw new InputError(
      `has frames of several orientations or spacings, such as 0 and ${index}; resample it`,
    );
}

/** The distance that the file states, else the smallest one between two frames, else the thickness. */
function sliceStep({ sliceSpacing, thickness }: Frame, places: readonly number[]): number {
  let step = Math.abs(sliceSpacing ?? 0);
  if (!(step > 0)) {
    // Positions are decimal text: the same slice may differ in its last digit.
    const gaps = places
      .slice(1)
      .map((place, k) => place - places[k]!)
      .filter((gap) => gap > 1e-3);
    step = gaps.length > 0 ? Math.min(...gaps) : Math.abs(thickness ?? 1);
  }
  if (step > 0 && step < Number.POSITIVE_INFINITY) return step;
  throw new InputError("does not say how far apart its slices are");
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  return [a[1]! * b[2]! - a[2]! * b[1]!, a[2]! * b[0]! - a[0]! * b[2]!, a[0]! * b[1]! - a[1]! * b[0]!];
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
}
