import type { LabelArray } from "../../tensor/label-array.ts";
import { InputError } from "../source/input-error.ts";
import type { Picture, Volume } from "../volume/volume.ts";

/** Two maps whose numbers mean the same, and remarks on how. */
export interface MatchedPictures {
  readonly prediction: Volume;
  readonly target: Volume;
  readonly notes: readonly string[];
}

/**
 * Brings two pictures to the same numbers. A PNG file may have been rewritten without loss by an optimiser: grey values
 * in fewer bits, which the standard scales, or as a palette in any order.
 */
export function matchPictures(prediction: Volume, target: Volume): MatchedPictures {
  const [p, t] = [prediction.picture, target.picture];
  if (p?.palette && t?.palette) return matchPalettes(prediction, p.palette, target, t.palette);
  const first = greysOfPalette("prediction", prediction, target);
  const second = greysOfPalette("target", target, first.volume);
  const notes = [...first.notes, ...second.notes];
  const scaled = matchDepths(first.volume, second.volume);
  return { ...scaled, notes: [...notes, ...scaled.notes] };
}

/** The numbers that occur. */
function valuesOf(labels: LabelArray): Set<number> {
  const values = new Set<number>();
  let last = Number.NaN;
  for (const label of labels) {
    if (label === last) continue;
    last = label;
    values.add(label);
  }
  return values;
}

function replaced(
  { labels, ...volume }: Volume,
  picture: Picture,
  number: (label: number) => number,
): Volume {
  const values = new Uint16Array(labels.length);
  for (let at = 0; at < values.length; at++) values[at] = number(labels[at]!);
  return { ...volume, picture, labels: values };
}

/** A colour that both pictures use under two indices decides: then the colours are the labels, numbered as in the target. */
function matchPalettes(
  prediction: Volume,
  p: readonly number[],
  target: Volume,
  t: readonly number[],
): MatchedPictures {
  const [used, others] = [valuesOf(prediction.labels), valuesOf(target.labels)];
  const colorsOf = (indices: Iterable<number>, palette: readonly number[]) =>
    new Map([...indices].sort((a, b) => b - a).map((index) => [palette[index]!, index]));
  const [predicted, actual] = [colorsOf(used, p), colorsOf(others, t)];
  const twice = predicted.size < used.size || actual.size < others.size;
  const conflict = [...used].some((index) => {
    const other = actual.get(p[index]!);
    return other !== undefined && other !== index;
  });
  if (!conflict && !twice) return { prediction, target, notes: [] };
  // A colour that the target does not use may still be in its palette.
  const known = new Map([...colorsOf(t.keys(), t), ...actual]);
  const unknown = [...used].find((index) => !known.has(p[index]!));
  if (unknown !== undefined) {
    const shared = [...predicted.keys()].find(
      (color) => actual.has(color) && actual.get(color) !== predicted.get(color),
    );
    const example =
      shared === undefined
        ? ""
        : `: ${colorText(shared)} is index ${predicted.get(shared)} there and ${actual.get(shared)} in ${target.file}`;
    throw new InputError(
      `${prediction.file}: its palette has the colours in another sequence${example}, and ${colorText(p[unknown]!)} ` +
        "is in one of the two only; save both with one palette",
    );
  }
  return {
    prediction: replaced(prediction, { depth: 8, palette: t }, (index) => known.get(p[index]!)!),
    target: replaced(target, { depth: 8, palette: t }, (index) => known.get(t[index]!)!),
    notes: ["the palettes have the colours in different sequences, and pixels were matched by colour"],
  };
}

/** Indices whose colours are all grey: an optimiser may have made a palette of grey values. */
function greysOfPalette(
  name: string,
  volume: Volume,
  other: Volume,
): { volume: Volume; notes: readonly string[] } {
  const { picture, labels } = volume;
  const unchanged = { volume, notes: [] };
  if (!picture?.palette) return unchanged;
  const greys = new Map<number, number>();
  for (const index of valuesOf(labels)) {
    const color = picture.palette[index]!;
    const grey = color & 255;
    if (color !== grey * 0x010101) return unchanged;
    greys.set(index, grey);
  }
  if ([...greys].every(([index, grey]) => index === grey)) return unchanged;
  const values = valuesOf(other.labels);
  const share = (numbers: Iterable<number>) =>
    [...numbers].filter((number) => number !== 0 && values.has(number)).length;
  const [byIndex, byGrey] = [share(greys.keys()), share(greys.values())];
  if (byIndex > byGrey) return unchanged;
  if (byIndex === byGrey) {
    const text = [...greys].map(([index, grey]) => `${index} is ${grey}`).join(", ");
    if (byIndex === 0) return unchanged;
    throw new InputError(
      `${volume.file}: its palette holds grey values that are not their indices (${text}), and either may be the labels; save it as grey values`,
    );
  }
  return {
    volume: replaced(volume, { depth: 8 }, (index) => greys.get(index)!),
    notes: [`the palette of the ${name} holds grey values, and they are its labels`],
  };
}

/** Grey values of different depths: those of the shallower picture are scaled if only then the two have numbers in common. */
function matchDepths(prediction: Volume, target: Volume): MatchedPictures {
  const [p, t] = [prediction.picture, target.picture];
  const unchanged = { prediction, target, notes: [] };
  if (!p || !t || p.palette || t.palette || p.depth === t.depth) return unchanged;
  const name = p.depth < t.depth ? "prediction" : "target";
  const [shallow, deep, from, to] =
    p.depth < t.depth ? [prediction, target, p.depth, t.depth] : [target, prediction, t.depth, p.depth];
  const factor = (2 ** to - 1) / (2 ** from - 1);
  const foreground = foregroundOf(deep);
  const values = foregroundOf(shallow);
  if (
    !foreground.every((value) => value % factor === 0) ||
    !values.some((value) => foreground.includes(value * factor))
  ) {
    refuseWhite(shallow, values, from, deep, foreground);
    return unchanged;
  }
  const scaled = replaced(shallow, { depth: to }, (value) => value * factor);
  return {
    prediction: name === "prediction" ? scaled : prediction,
    target: name === "target" ? scaled : target,
    notes: [
      `the ${name} has grey values of ${from} bits and its partner of ${to}, so its values were multiplied by ${factor}, as PNG defines them`,
    ],
  };
}

function foregroundOf({ labels }: Volume): number[] {
  return [...valuesOf(labels)].filter((value) => value !== 0);
}

/** Refuses a mask whose inside is the white of few bits beside a mask of another number. */
function refuseWhite(
  shallow: Volume,
  values: readonly number[],
  depth: number,
  deep: Volume,
  others: readonly number[],
): void {
  const white = 2 ** depth - 1;
  if (depth === 1 || values.length !== 1 || others.length !== 1) return;
  if (values[0] !== white || others[0] === white || others[0]! > 255) return;
  throw new InputError(
    `${shallow.file}: is a mask of 0 and ${white}, the white of ${depth} bits, ${deep.file} one of 0 and ${others[0]}; ` +
      "give the mask the same number in both",
  );
}

function colorText(color: number): string {
  return `(${color >> 16}, ${(color >> 8) & 255}, ${color & 255})`;
}
