import type { VolumeGrid } from "../../files/volume/volume.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { boundaryPath, fillPath, type LabelGrid } from "./boundary-path.ts";
import { placeOfDisagreement } from "./disagreement.ts";
import { type SliceView, sliceViews, type ViewAxis } from "./slice-view.ts";

/** Maps of one case on one grid. */
export interface CaseMaps {
  readonly grid: VolumeGrid;
  /** Millimetres along each axis instead of those of the grid. */
  readonly spacing?: readonly number[] | undefined;
  readonly target: LabelArray;
  /** One, or one of each of two models. */
  readonly predictions: readonly LabelArray[];
}

/** A slice as paths of SVG, in pixels of the slice. */
export interface SlicePicture {
  /** Such as `axial, slice 17 of 40`; empty for a map of two axes. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** The lengths of a pixel. */
  readonly pixel: readonly [number, number];
  /** The class in the target: its area and its outline. */
  readonly area: string;
  readonly target: string;
  /** The outlines of the class in the predictions. */
  readonly predictions: readonly string[];
  /** The outlines of all classes in the target, where there are others. */
  readonly others: string;
}

/** The most characters of the paths of a slice: more detail is left out. */
const MAX_PATHS = 30_000;
/** The pixels around a class that a slice shows at least, and as a part of its width or height. */
const MARGIN = 3;
const MARGIN_PART = 0.4;

/** Three slices of a volume, or a whole map of two axes, where the maps disagree most about a class, with its outlines in all maps. */
export function drawCase(maps: CaseMaps, label: number): SlicePicture[] {
  const [prediction] = maps.predictions as readonly [LabelArray];
  return sliceViews(maps.grid, maps.spacing).map((view): SlicePicture => {
    const place = view.across ? placeOfDisagreement(prediction, maps.target, label, view.across) : 0;
    const name = view.across ? `${view.name}, slice ${place + 1} of ${view.across.extent}` : "";
    const whole = [maps.target, ...maps.predictions].map((labels) => sliceOf(labels, view, place));
    const grids = cropped(whole, label);
    for (let step = 1; ; step *= 2) {
      const picture = drawSlice(
        grids.map((grid) => thinned(grid, step)),
        label,
      );
      const { width, height, area, target, predictions, others } = picture;
      const size = [area, target, ...predictions, others].reduce((sum, path) => sum + path.length, 0);
      if (size > MAX_PATHS && Math.min(width, height) > 2) continue;
      return { name, pixel: [step * view.right.length, step * view.down.length], ...picture };
    }
  });
}

function drawSlice(grids: readonly LabelGrid[], label: number): Omit<SlicePicture, "name" | "pixel"> {
  const [target] = grids as readonly [LabelGrid];
  const masks = grids.map(
    (grid): LabelGrid => ({
      ...grid,
      labels: Uint8Array.from(grid.labels, (value) => Number(value === label)),
    }),
  );
  const [mask, ...predictions] = masks as readonly LabelGrid[] as [LabelGrid, ...LabelGrid[]];
  const hasOthers = Array.from(target.labels).some((value) => value !== 0 && value !== label);
  return {
    width: target.width,
    height: target.height,
    area: fillPath(mask),
    target: boundaryPath(mask),
    predictions: predictions.map((grid) => boundaryPath(grid)),
    others: hasOthers ? boundaryPath(target, true) : "",
  };
}

/** A slice of an array, as it is shown. */
function sliceOf(labels: LabelArray, { across, right, down }: SliceView, place: number): LabelGrid {
  const start = across ? place * across.stride : 0;
  const offset = ({ extent, stride, isReversed }: ViewAxis, at: number) =>
    stride * (isReversed ? extent - 1 - at : at);
  const slice = new Float64Array(right.extent * down.extent);
  for (let y = 0; y < down.extent; y++)
    for (let x = 0; x < right.extent; x++)
      slice[y * right.extent + x] = labels[start + offset(down, y) + offset(right, x)]!;
  return { labels: slice, width: right.extent, height: down.extent };
}

/** The part of slices in which one of them has a label, with a margin; all of them where none has. */
function cropped(grids: readonly LabelGrid[], label: number): LabelGrid[] {
  const { width, height } = grids[0]!;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (const { labels } of grids)
    for (let at = 0; at < labels.length; at++) {
      if (labels[at] !== label) continue;
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  if (right < 0) return [...grids];
  const margin = MARGIN + Math.ceil(MARGIN_PART * Math.max(right - left, bottom - top));
  [left, top] = [Math.max(0, left - margin), Math.max(0, top - margin)];
  [right, bottom] = [Math.min(width - 1, right + margin), Math.min(height - 1, bottom + margin)];
  return grids.map((grid) => part(grid, left, top, right - left + 1, bottom - top + 1, 1));
}

/** Every `step`th pixel of every `step`th row. */
function thinned(grid: LabelGrid, step: number): LabelGrid {
  if (step === 1) return grid;
  return part(grid, 0, 0, Math.ceil(grid.width / step), Math.ceil(grid.height / step), step);
}

function part(
  grid: LabelGrid,
  left: number,
  top: number,
  width: number,
  height: number,
  step: number,
): LabelGrid {
  const labels = Float64Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [left + step * (at % width), top + step * Math.floor(at / width)];
    return grid.labels[y * grid.width + x]!;
  });
  return { labels, width, height };
}
