import { InputError } from "../../files/source/input-error.ts";
import type { Segment, Volume } from "../../files/volume/volume.ts";
import type { LabelArray } from "../../tensor/label-array.ts";
import { nearestName } from "../../tensor/nearest-name.ts";

/** A segment that is scored: its class, its name, and the place of its voxels in each map. */
interface SegmentPair {
  readonly class: number;
  readonly name: string;
  readonly prediction: Place | undefined;
  readonly target: Place | undefined;
}

/** The layer and the label of a segment's voxels. */
export type Place = Pick<Segment, "layer" | "label">;

/** Two maps whose named segments have the same numbers, or, where segments overlap, the segments to count one by one. */
export interface MatchedSegments {
  readonly prediction: Volume;
  readonly overlapping?: readonly SegmentPair[];
  readonly names?: ReadonlyMap<number, string>;
  readonly notes: readonly string[];
}

/** Matches the segments of two files by name, where both name theirs or some overlap; otherwise by number. */
export function matchSegments(prediction: Volume, target: Volume): MatchedSegments {
  const [p, t] = [prediction.segments ?? [], target.segments ?? []];
  const areNamed = p.length > 0 && t.length > 0;
  const isLayered = (prediction.layers?.length ?? 1) > 1 || (target.layers?.length ?? 1) > 1;
  if (areNamed || isLayered) for (const volume of [prediction, target]) checkNames(volume);
  if (isLayered) return overlappingSegments(prediction, target);
  const names = new Map([...p, ...t].map(({ label, name }) => [label, name]));
  if (!areNamed) return { prediction, ...(names.size > 0 && { names }), notes: numberNotes(p, t) };
  const numbers = new Map(t.map(({ name, label }) => [name, label]));
  const notes = [
    ...(p.some(({ name, label }) => (numbers.get(name) ?? label) !== label)
      ? ["segments of the same name have different numbers in the two files, and were matched by name"]
      : []),
    ...strangerNotes(p, t),
  ];
  let next = Math.max(...p.map(({ label }) => label), ...t.map(({ label }) => label)) + 1;
  const taken = new Set(t.map(({ label }) => label));
  const renumbered = new Map<number, number>();
  for (const { name, label } of p) {
    const own = numbers.get(name) ?? (taken.has(label) ? next++ : label);
    if (own !== label) renumbered.set(label, own);
    numbers.set(name, own);
  }
  const named = new Map([...numbers].map(([name, label]) => [label, name]));
  if (renumbered.size === 0) return { prediction, names: named, notes };
  const labels = Int32Array.from(prediction.labels, (label) => renumbered.get(label) ?? label);
  return { prediction: { ...prediction, labels }, names: named, notes };
}

function overlappingSegments(prediction: Volume, target: Volume): MatchedSegments {
  const [p, t] = [segmentsOf(prediction, target), segmentsOf(target, prediction)];
  const names = [...new Set([...t, ...p].map(({ name }) => name))];
  const labels = t.map(({ label }) => label);
  // Labels that two layers share cannot be class numbers.
  const byLabel = new Set(labels).size === labels.length && !labels.includes(0) && names.length === t.length;
  const overlapping = names.map((name, at): SegmentPair => {
    const [first, second] = [p, t].map((each) => each.find((segment) => segment.name === name));
    return { class: byLabel ? second!.label : at + 1, name, prediction: first, target: second };
  });
  return {
    prediction,
    overlapping,
    names: new Map(overlapping.map((segment) => [segment.class, segment.name])),
    notes: [
      `segments overlap and were scored one by one, without background: ${names.join(", ")}`,
      ...strangerNotes(p, t),
    ],
  };
}

/** Refuses two segments of one name: they would be taken for one another. */
function checkNames({ segments = [], file }: Volume): void {
  const names = segments.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined)
    throw new InputError(
      `${file}: names several segments ${JSON.stringify(twice)}, and segments are matched by name; rename all but one`,
    );
}

/** A note where one file names its labels and the other one does not. */
function numberNotes(p: readonly Segment[], t: readonly Segment[]): string[] {
  if (p.length === t.length) return [];
  const [named, other] = p.length > 0 ? ["prediction", "target"] : ["target", "prediction"];
  return [`the ${other} does not name its labels, so they were matched by number with those of the ${named}`];
}

/** A note where no name is in both files, or where one that the target lacks is nearly another that the prediction lacks. */
function strangerNotes(p: readonly Segment[], t: readonly Segment[]): string[] {
  const [names, others] = [p, t].map((segments) => segments.map(({ name }) => name)) as [string[], string[]];
  const missing = names.filter((name) => !others.includes(name));
  const free = others.filter((name) => !names.includes(name));
  if (missing.length > 0 && missing.length === names.length)
    return [`no segment has the same name in both files: ${listText(names)} beside ${listText(others)}`];
  return missing.flatMap((name) => {
    const nearest = nearestName(name, free);
    return nearest === null
      ? []
      : [
          `segment ${JSON.stringify(name)} of the prediction is another than ${JSON.stringify(nearest)} of the target`,
        ];
  });
}

const MAX_LISTED = 5;

function listText(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return names.slice(0, MAX_LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** The segments of a volume; one without names has those of the other volume, by number, if the numbers tell them apart. */
function segmentsOf(volume: Volume, other: Volume): readonly Segment[] {
  const { segments = [], file } = volume;
  if (segments.length > 0) return segments;
  const named = other.segments ?? [];
  if (new Set(named.map(({ label }) => label)).size < named.length) {
    throw new InputError(
      `${file}: does not name its labels, and segments of ${other.file} that overlap share numbers; save both with named segments`,
    );
  }
  return named.map((segment) => ({ ...segment, layer: 0 }));
}

/** The mask of a segment, empty where the map does not have it. */
export function maskOf({ layers, labels }: Volume, place: Place | undefined): Uint8Array {
  const layer: LabelArray = layers?.[place?.layer ?? 0] ?? labels;
  const mask = new Uint8Array(layer.length);
  if (place) for (let at = 0; at < mask.length; at++) if (layer[at] === place.label) mask[at] = 1;
  return mask;
}
