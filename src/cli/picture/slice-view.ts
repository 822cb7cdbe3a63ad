import { orientationText } from "../../files/volume/geometry.ts";
import { memoryShape, type VolumeGrid } from "../../files/volume/volume.ts";
import { innerSize } from "../../tensor/shape.ts";

/** An axis of an array: its extent, and the distance of neighbours in memory. */
export interface ArrayAxis {
  readonly extent: number;
  readonly stride: number;
}

/** An axis of a slice: the length of a voxel, and whether it runs backwards. */
export interface ViewAxis extends ArrayAxis {
  readonly length: number;
  readonly isReversed: boolean;
}

/** How the slices across one axis are shown: their name, and the axes that run to the right and down. */
export interface SliceView {
  readonly name: string;
  /** Missing where the map is a single slice. */
  readonly across?: ArrayAxis;
  readonly right: ViewAxis;
  readonly down: ViewAxis;
}

/** The slices across an axis, by the direction in which it points. */
const NAMES: Readonly<Record<string, string>> = {
  S: "axial",
  I: "axial",
  A: "coronal",
  P: "coronal",
  R: "sagittal",
  L: "sagittal",
};
const PLANES = ["axial", "coronal", "sagittal"];

/**
 * The views of a map of two or three axes; none of any other. Where the place in space is known they are those of radiology: axial,
 * coronal and sagittal, with the left of the patient on the right, and anterior on the left of a sagittal one. Otherwise rows run as
 * they are stored.
 */
export function sliceViews(grid: VolumeGrid, given?: readonly number[]): SliceView[] {
  const { shape, order, affine, xFirst } = grid;
  const spacing = given ?? grid.spacing;
  const memory = memoryShape(grid);
  const rank = shape.length;
  const letters = affine && rank === 3 ? orientationText(affine) : "";
  const arrayAxis = (axis: number): ArrayAxis => ({
    extent: shape[axis]!,
    stride: innerSize(memory, order === "c" ? axis : rank - 1 - axis),
  });
  const viewAxis = (axis: number, reversedBy: string): ViewAxis => ({
    ...arrayAxis(axis),
    length: spacing?.[axis] ?? 1,
    isReversed: letters !== "" && reversedBy.includes(letters[axis]!),
  });
  const view = (right: number, down: number) => ({
    right: viewAxis(right, "RA"),
    down: viewAxis(down, "AS"),
  });
  const isXFirst = xFirst ?? order === "fortran";
  if (rank === 2) return [{ name: "", ...(isXFirst ? view(0, 1) : view(1, 0)) }];
  if (rank !== 3) return [];
  const planes = [...letters].map((letter) => NAMES[letter]!);
  const isPlaced = new Set(planes).size === 3;
  const views = [0, 1, 2].map((axis): SliceView => {
    const [first, second] = [0, 1, 2].filter((other) => other !== axis) as [number, number];
    const isSecondDown = isPlaced
      ? PLANES.indexOf(planes[second]!) < PLANES.indexOf(planes[first]!)
      : isXFirst;
    return {
      name: isPlaced ? planes[axis]! : `axis ${axis}`,
      across: arrayAxis(axis),
      ...(isSecondDown ? view(first, second) : view(second, first)),
    };
  });
  return isPlaced ? views.sort((a, b) => PLANES.indexOf(a.name) - PLANES.indexOf(b.name)) : views;
}
