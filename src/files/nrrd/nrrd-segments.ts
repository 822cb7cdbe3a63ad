import { InputError } from "../source/input-error.ts";
import type { Segment } from "../volume/volume.ts";
import type { NrrdHeader } from "./nrrd-header.ts";

/**
 * The segments that 3D Slicer names in a `.seg.nrrd` file. A file of Slicer before 4.11 has no label values and no
 * layers: there the segment k is the voxels of 1 in layer k.
 *
 * @see https://slicer.readthedocs.io/en/latest/developer_guide/modules/segmentations.html
 */
export function nrrdSegments({ keys }: NrrdHeader, layers: number): Segment[] {
  const numbers = new Set<number>();
  for (const key of keys.keys()) {
    const [, number] = /^Segment(\d{1,6})_(?:ID|Name|LabelValue|Layer)$/.exec(key) ?? [];
    if (number !== undefined) numbers.add(Number(number));
  }
  return [...numbers]
    .sort((a, b) => a - b)
    .map((number): Segment => {
      const value = (name: string) => keys.get(`Segment${number}_${name}`);
      const label = Number(value("LabelValue") ?? 1);
      const layer = Number(value("Layer") ?? (value("LabelValue") === undefined && layers > 1 ? number : 0));
      const name = value("Name") ?? value("ID") ?? `Segment ${number}`;
      if (!Number.isInteger(label) || !(Number.isInteger(layer) && layer >= 0 && layer < layers)) {
        throw new InputError(
          `segment ${JSON.stringify(name)} has label ${value("LabelValue")} in layer ${value("Layer")} of ${layers}`,
        );
      }
      const color = colorOf(value("Color"));
      return { name, label, layer, ...(color && { color }) };
    });
}

/** Slicer writes red, green and blue from 0 to 1. */
function colorOf(text: string | undefined): number[] | undefined {
  const parts = text?.trim().split(/\s+/).map(Number) ?? [];
  if (parts.length !== 3 || !parts.every((part) => part >= 0 && part <= 1)) return undefined;
  return parts.map((part) => Math.round(255 * part));
}
