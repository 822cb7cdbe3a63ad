import { overLimit } from "../source/file-limit.ts";
import type { FrameGrid } from "./frame-grid.ts";

/** Bytes of a label: segments are numbered from 1 to 65,535. */
export const LABELS_16 = 2;

/** Label maps in which no two segments meet, and the layer of each segment. */
export interface SegmentLayers {
  readonly layers: readonly Uint16Array[];
  readonly layerOf: ReadonlyMap<number, number>;
}

/**
 * Paints the frames of each segment into the first layer where they meet no other segment. So a file whose segments do not
 * overlap is one label map.
 *
 * @param isInside - whether the pixel at an offset in the stream of all frames belongs to its segment
 */
export function labelLayers(
  segmentOf: readonly number[],
  { slices, depth }: Pick<FrameGrid, "slices" | "depth">,
  size: number,
  isInside: (offset: number) => boolean,
  limit: number,
): SegmentLayers {
  const layers = [new Uint16Array(size * depth)];
  const layerOf = new Map<number, number>();
  const framesOf = new Map<number, number[]>();
  segmentOf.forEach((segment, frame) => {
    framesOf.set(segment, [...(framesOf.get(segment) ?? []), frame]);
  });
  for (const [segment, frames] of [...framesOf].sort(([a], [b]) => a - b)) {
    const forEachVoxel = (visit: (at: number) => boolean): boolean =>
      frames.every((frame) => {
        const [from, to] = [frame * size, slices[frame]! * size];
        for (let k = 0; k < size; k++) if (isInside(from + k) && !visit(to + k)) return false;
        return true;
      });
    let layer = layers.findIndex((labels) =>
      forEachVoxel((at) => labels[at] === 0 || labels[at] === segment),
    );
    if (layer < 0) {
      layer = layers.length;
      if ((layer + 1) * size * depth * LABELS_16 > limit)
        throw overLimit("overlapping segments span voxels of", limit);
      layers.push(new Uint16Array(size * depth));
    }
    const labels = layers[layer]!;
    forEachVoxel((at) => {
      labels[at] = segment;
      return true;
    });
    layerOf.set(segment, layer);
  }
  return { layers, layerOf };
}
