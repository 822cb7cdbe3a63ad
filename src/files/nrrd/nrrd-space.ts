import { InputError } from "../source/input-error.ts";
import { affineOf, columnLengths, isFrame } from "../volume/geometry.ts";
import type { VolumeGrid } from "../volume/volume.ts";
import { numbersOf } from "../volume/volume-header.ts";
import type { NrrdHeader } from "./nrrd-header.ts";

/** Signs of x and y that lead to right and anterior, by the first letters of the words of a space. */
const SIGNS: Readonly<Record<string, readonly [number, number]>> = {
  ras: [1, 1],
  "right-anterior-superior": [1, 1],
  las: [-1, 1],
  "left-anterior-superior": [-1, 1],
  lps: [-1, -1],
  "left-posterior-superior": [-1, -1],
};

/** Millimetres in a unit; another one is taken for a millimetre. */
const MILLIMETRES: Readonly<Record<string, number>> = {
  m: 1000,
  cm: 10,
  um: 0.001,
  µm: 0.001,
  μm: 0.001,
  nm: 1e-6,
};

/** For each axis its direction, or `null` where the header says `none`: such an axis is not one of space. */
export type Directions = readonly (readonly number[] | null)[];

/** Parses `(1,0,0) none (0,0,2)`; Teem writes blanks within the parentheses too. */
export function directionsOf({ fields }: NrrdHeader, rank: number): Directions | undefined {
  const text = fields.get("space directions");
  if (text === undefined) return undefined;
  const found = text.match(/none|\([^)]*\)/gi) ?? [];
  if (found.length !== rank || text.replace(/none|\([^)]*\)/gi, "").trim() !== "")
    throw new InputError(
      `header field space directions is ${JSON.stringify(text)}, want ${rank} vectors or none`,
    );
  return found.map((word) => (/^none$/i.test(word) ? null : vectorOf(word, "space directions")));
}

function vectorOf(text: string, field: string): number[] {
  return numbersOf(text.replace(/[()]/g, " "), field);
}

/** The place of the axes of space, which the caller has found, in their sequence. */
export function nrrdSpace(
  header: NrrdHeader,
  directions: Directions | undefined,
  axes: readonly number[],
): Partial<VolumeGrid> {
  const { fields } = header;
  const vectors = directions && axes.map((axis) => directions[axis]!);
  if (!vectors || vectors.some((vector) => vector === null)) return spacings(header, axes);
  const unit = MILLIMETRES[/"([^"]*)"/.exec(fields.get("space units") ?? "")?.[1] ?? "mm"] ?? 1;
  const columns = vectors.map((vector) => vector!.map((entry) => entry * unit));
  const dimension = columns[0]!.length;
  if (columns.some((column) => column.length !== dimension) || dimension < 2 || dimension > 4)
    throw new InputError(
      `header field space directions is ${JSON.stringify(fields.get("space directions"))}, want vectors of one length`,
    );
  const spacing = columns.map((column) => Math.hypot(...column));
  if (spacing.some((length) => !(length > 0 && length < Number.POSITIVE_INFINITY)))
    throw new InputError(
      `header declares spacing [${spacing.join(", ")}], want a positive length along each axis`,
    );
  const signs =
    SIGNS[
      (fields.get("space") ?? "")
        .toLowerCase()
        .replace(/-time$/, "")
        .replace(/^(...)t$/, "$1")
    ];
  if (!signs || dimension < 3) return { spacing };
  const third = columns.length > 2 ? columns[2]! : cross(columns[0]!, columns[1]!);
  const origin = fields.has("space origin")
    ? vectorOf(fields.get("space origin")!, "space origin")
    : [0, 0, 0];
  const affine = affineOf(
    [columns[0]!, columns[1] ?? [0, 1, 0], third],
    origin.map((entry) => entry * unit),
  );
  const placed = affine.map(
    (entry, at) => (at < 4 ? entry * signs[0] : at < 8 ? entry * signs[1] : entry) + 0,
  );
  if (!isFrame(placed)) return { spacing };
  return {
    spacing: axes.map((_, axis) => columnLengths(placed)[axis] ?? 1),
    affine: placed,
    placedBy: "space directions",
  };
}

/** A unit vector across two others, for a slice in space. */
function cross(a: readonly number[], b: readonly number[]): number[] {
  const product = [
    a[1]! * b[2]! - a[2]! * b[1]!,
    a[2]! * b[0]! - a[0]! * b[2]!,
    a[0]! * b[1]! - a[1]! * b[0]!,
  ];
  const length = Math.hypot(...product) || 1;
  return product.map((entry) => entry / length);
}

/** Lengths of a file that does not place its axes; `nan` stands for an axis that has none. */
function spacings({ fields }: NrrdHeader, axes: readonly number[]): Partial<VolumeGrid> {
  const text = fields.get("spacings");
  if (text === undefined) return {};
  const all = text
    .trim()
    .split(/\s+/)
    .map((word) => (/^nan$/i.test(word) ? Number.NaN : Math.abs(Number(word))));
  const spacing = axes.map((axis) => all[axis] ?? Number.NaN);
  return spacing.every((length) => length > 0 && length < Number.POSITIVE_INFINITY) ? { spacing } : {};
}
