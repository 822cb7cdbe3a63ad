import { InputError } from "../../files/source/input-error.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";

type Counts = Pick<CaseState, "labels" | "predicted" | "actual">;

/** Factors between the grey values that a picture of few bits and one of 8 or 16 bits have for the same pixel. */
const DEPTH_FACTORS = [17, 85, 255, 257, 4369, 21845, 65535];

/** Grey values from here on are bright: few data sets have as many classes. */
const MIN_BRIGHT = 128;
/** The darkest foreground of a picture that holds neither class numbers nor a mask. */
const MIN_SHADE = 10;

/**
 * Refuses maps whose numbers do not mean the same: a mask of 0 and 255 beside one of 0 and 1, values that are those of
 * the other map times a factor, shades between 0 and 255. Their scores would be 0, as if nothing overlapped.
 */
export function checkMaskValues(prediction: string, target: string, counts: Counts): void {
  const [p, t] = [foreground(counts, counts.predicted), foreground(counts, counts.actual)];
  if (p.length === 0 || t.length === 0) return;
  checkMasks(prediction, target, p, t);
  checkFactor(prediction, target, p, t);
  checkShades(prediction, target, p, t);
}

/** More labels than these, and so many times those of the other map, are rather the values of a picture. */
const MIN_VALUES = 32;
const VALUES_FACTOR = 4;

/** Notes on labels that are likely a mistake, and may be meant: those of a map have none in common with the other, or are far more. */
export function noteLabels(counts: Counts): string[] {
  const [p, t] = [counts.predicted, counts.actual].map((voxels) =>
    foreground(counts, voxels).map(({ label }) => label),
  ) as [number[], number[]];
  if (p.length === 0 || t.length === 0) return [];
  const notes: string[] = [];
  if (!p.some((label) => t.includes(label)))
    notes.push(`no label is in both files: ${listText(p)} in the prediction, ${listText(t)} in the target`);
  if (Math.max(p.length, t.length) > Math.max(MIN_VALUES, VALUES_FACTOR * Math.min(p.length, t.length)))
    notes.push(
      `the prediction has ${p.length} labels, the target ${t.length}; is one of them a picture in place of labels?`,
    );
  return notes;
}

interface Foreground {
  readonly label: number;
  readonly voxels: number;
}

function foreground({ labels }: Counts, voxels: readonly number[]): Foreground[] {
  return labels.flatMap((label, index) =>
    label > 0 && voxels[index]! > 0 ? [{ label, voxels: voxels[index]! }] : [],
  );
}

function checkMasks(prediction: string, target: string, p: Foreground[], t: Foreground[]): void {
  if (p.length !== 1 || t.length !== 1) return;
  const [a, b] = [p[0]!.label, t[0]!.label];
  if (a === b || Math.max(a, b) < MIN_BRIGHT) return;
  const [bright, dark, first, second] = a > b ? [prediction, target, a, b] : [target, prediction, b, a];
  const remedy = second === 1 ? `divide the first by ${first}` : "give the mask the same number in both";
  throw new InputError(`${bright}: is a mask of 0 and ${first}, ${dark} one of 0 and ${second}; ${remedy}`);
}

/** Several numbers, none in common, which are one factor apart. */
function checkFactor(prediction: string, target: string, p: Foreground[], t: Foreground[]): void {
  const [a, b] = [p, t].map((each) => each.map(({ label }) => label)) as [number[], number[]];
  if (a.some((label) => b.includes(label))) return;
  const [small, large, shallow, deep] =
    Math.max(...a) < Math.max(...b) ? [a, b, prediction, target] : [b, a, target, prediction];
  if (large.length + small.length < 3) return;
  const ratio = large.at(-1)! / small.at(-1)!;
  const isMultiple = small.length === large.length && large.every((label, k) => label === ratio * small[k]!);
  const factor =
    Number.isInteger(ratio) && isMultiple
      ? ratio
      : DEPTH_FACTORS.find(
          (each) =>
            large.every((label) => label % each === 0) &&
            large.filter((label) => small.includes(label / each)).length >= Math.min(2, small.length),
        );
  if (factor === undefined) return;
  throw new InputError(
    `${deep}: holds ${listText(large)}, which are ${factor} times the labels ${listText(small)} of ${shallow}; divide the first by ${factor}`,
  );
}

/** Shades beside a mask: probabilities saved as a picture, or a mask of 0 and 255 that was interpolated. */
function checkShades(prediction: string, target: string, p: Foreground[], t: Foreground[]): void {
  const [shades, mask, file, other] =
    p.length > t.length ? [p, t, prediction, target] : [t, p, target, prediction];
  const [only, ...more] = mask;
  if (!only || more.length > 0 || (only.label !== 1 && only.label < MIN_BRIGHT) || shades.length < 2) return;
  const highest = shades.at(-1)!.label;
  const common = shades.reduce((most, each) => (each.voxels > most.voxels ? each : most));
  if (highest < MIN_BRIGHT || highest > 255) return;
  if (shades[0]!.label < MIN_SHADE && common.label < 250) return;
  throw new InputError(
    `${file}: holds ${shades.length} values from ${shades[0]!.label} to ${highest} beside the mask of 0 and ${only.label} in ${other}: ` +
      "a probability map, or an interpolated mask? threshold it first",
  );
}

function listText(labels: readonly number[]): string {
  return labels.length > 5 ? `${labels.slice(0, 5).join(", ")}, …` : labels.join(", ");
}
