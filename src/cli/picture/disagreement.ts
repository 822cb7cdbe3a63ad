import type { LabelArray } from "../../tensor/label-array.ts";
import type { ArrayAxis } from "./slice-view.ts";

/**
 * The place along an axis with the most voxels to which one of two maps gives a label and the other does not; where they agree
 * everywhere, with the most voxels of the label.
 */
export function placeOfDisagreement(
  prediction: LabelArray,
  target: LabelArray,
  label: number,
  { extent, stride }: ArrayAxis,
): number {
  const apart = new Float64Array(extent);
  const inside = new Float64Array(extent);
  for (let block = 0; block < target.length; block += extent * stride) {
    for (let place = 0; place < extent; place++) {
      const start = block + place * stride;
      for (let at = start; at < start + stride; at++) {
        const isTarget = target[at] === label;
        if (isTarget) inside[place]!++;
        if ((prediction[at] === label) !== isTarget) apart[place]!++;
      }
    }
  }
  return largestAt(apart) ?? largestAt(inside) ?? Math.floor(extent / 2);
}

/** The place of the largest count, the middle one of several; nothing where all are 0. */
function largestAt(counts: Float64Array): number | undefined {
  const most = Math.max(...counts);
  if (most === 0) return undefined;
  const places = [...counts.keys()].filter((place) => counts[place] === most);
  return places[Math.floor(places.length / 2)];
}
