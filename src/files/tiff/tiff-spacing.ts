import { millimetresIn } from "../volume/length-units.ts";

/** The tags of a page that give lengths. */
export interface TiffTags {
  readonly description: string;
  /** Pixels a unit along x and y. */
  readonly resolution: readonly [number, number];
  /** 1 none, 2 inch, 3 centimetre. */
  readonly resolutionUnit: number;
}

/** Millimetres along z, y and x; z is absent where a file of several pages does not give it. */
export interface TiffSpacing {
  readonly z?: number;
  readonly y: number;
  readonly x: number;
}

/** Dots an inch that programs write into every file: they say how to print a picture, not how large its pixels are. */
const PRINT_RESOLUTIONS = [72, 96, 150, 300, 600];

/** The lengths of a voxel: of OME-XML, else of ImageJ's description, else of the resolution in centimetres or inches. */
export function tiffSpacing(tags: TiffTags): TiffSpacing | undefined {
  const { description } = tags;
  if (/<OME\b/.test(description)) return omeSpacing(description);
  if (/^ImageJ=/.test(description)) return imageJSpacing(tags);
  const { resolution, resolutionUnit } = tags;
  if (resolutionUnit === 2 && PRINT_RESOLUTIONS.includes(Math.round(resolution[0]))) return undefined;
  const unit = resolutionUnit === 3 ? 10 : resolutionUnit === 2 ? 25.4 : undefined;
  if (unit === undefined) return undefined;
  return checked({ x: unit / resolution[0], y: unit / resolution[1] });
}

/** @see https://docs.openmicroscopy.org/ome-model/latest/ome-tiff/specification.html */
function omeSpacing(description: string): TiffSpacing | undefined {
  const length = (axis: string) => {
    const value = Number(omeAttribute(description, `PhysicalSize${axis}`) ?? Number.NaN);
    const unit = omeAttribute(description, `PhysicalSize${axis}Unit`) ?? "µm";
    return value * (millimetresIn(unit) ?? Number.NaN);
  };
  const [x, y, z] = [length("X"), length("Y"), length("Z")];
  return checked({ x, y, ...(z > 0 && { z }) });
}

/** An attribute of the first element Pixels. */
export function omeAttribute(description: string, name: string): string | undefined {
  const pixels = /<(?:\w+:)?Pixels\b[^>]*>/.exec(description)?.[0] ?? "";
  return new RegExp(`\\b${name}="([^"]*)"`).exec(pixels)?.[1]?.replace(/&#(?:181|xB5|956);/i, "µ");
}

/** The resolution counts pixels in the unit of the description, whatever the tag of the unit says. */
function imageJSpacing({ description, resolution }: TiffTags): TiffSpacing | undefined {
  const unit = millimetresIn(imageJValue(description, "unit")?.toLowerCase() ?? "");
  if (unit === undefined) return undefined;
  const z = Number(imageJValue(description, "spacing") ?? Number.NaN) * unit;
  return checked({ x: unit / resolution[0], y: unit / resolution[1], ...(z > 0 && { z }) });
}

/** The number of a straight line among ImageJ's calibrations. */
const STRAIGHT_LINE = "0";

/** The line from stored to shown numbers, where ImageJ's description has one. */
export function imageJLine(description: string): { slope: number; intercept: number } | undefined {
  if (!/^ImageJ=/.test(description) || imageJValue(description, "cf") !== STRAIGHT_LINE) return undefined;
  const [intercept, slope] = ["c0", "c1"].map((key) => Number(imageJValue(description, key) ?? Number.NaN));
  if (!Number.isFinite(slope) || !Number.isFinite(intercept) || (slope === 1 && intercept === 0))
    return undefined;
  return { slope: slope!, intercept: intercept! };
}

/** A line `key=value` of ImageJ's description. */
export function imageJValue(description: string, key: string): string | undefined {
  return new RegExp(`^${key}=(.*)$`, "m").exec(description)?.[1]?.trim();
}

function checked(spacing: TiffSpacing): TiffSpacing | undefined {
  const lengths = [spacing.x, spacing.y, ...(spacing.z === undefined ? [] : [spacing.z])];
  return lengths.every((length) => length > 0 && length < Number.POSITIVE_INFINITY) ? spacing : undefined;
}
