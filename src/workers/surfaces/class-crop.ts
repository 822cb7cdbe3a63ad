import type { LabelPair } from "../../metrics/surfaces/measure-class.ts";
import type { PerAxis } from "../../metrics/surfaces/whole-spacing.ts";
import type { LabelArray } from "../../tensor/label-array.ts";

/** A class in maps cropped to it, and its box, which is all of them. */
export interface ClassCrop {
  readonly pair: LabelPair;
  readonly box: Float64Array;
}

/** Planes, rows and columns of a box, 0 of an empty one. */
export function extentsOf(box: Float64Array): PerAxis {
  const along = (axis: number) => Math.max(0, box[axis + 3]! - box[axis]! + 1);
  return [along(0), along(1), along(2)];
}

/** Copies of the maps, as far as they lie in a box that is not empty. */
export function cropClass(pair: LabelPair, box: Float64Array): ClassCrop {
  const extents = extentsOf(box);
  const { prediction, target, counted, flat } = pair;
  const crop = <Data extends LabelArray>(data: Data) => cropArray(data, pair.extents, box);
  return {
    pair: {
      prediction: crop(prediction),
      target: crop(target),
      counted: counted === null ? null : crop(counted),
      extents,
      flat,
      origin: [pair.origin[0] + box[0]!, pair.origin[1] + box[1]!, pair.origin[2] + box[2]!],
      image: pair.image,
    },
    box: Float64Array.of(0, 0, 0, extents[0] - 1, extents[1] - 1, extents[2] - 1),
  };
}

function cropArray<Data extends LabelArray>(data: Data, [, rows, columns]: PerAxis, box: Float64Array): Data {
  const [ownPlanes, ownRows, ownColumns] = extentsOf(box);
  const [plane, row, column] = [box[0]!, box[1]!, box[2]!];
  const crop = new (data.constructor as new (length: number) => Data)(ownPlanes * ownRows * ownColumns);
  for (let at = 0; at < ownPlanes * ownRows; at++) {
    const p = plane + Math.floor(at / ownRows);
    const start = (p * rows + row + (at % ownRows)) * columns + column;
    crop.set(data.subarray(start, start + ownColumns), at * ownColumns);
  }
  return crop;
}
