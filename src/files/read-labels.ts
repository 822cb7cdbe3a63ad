import { checkInteger, checkOptions } from "../tensor/check-options.ts";
import { describe } from "../tensor/describe.ts";
import { checkLabelMap, LabelMap } from "../tensor/label-map.ts";
import type { ColorTable } from "./png/color-labels.ts";
import { readSource } from "./read-volume.ts";
import { type BlobLike, blobSource, isArrayBuffer, isBlob, memorySource } from "./source/blob-source.ts";
import { DEFAULT_LIMIT, MAX_LIMIT } from "./source/file-limit.ts";
import { InputError } from "./source/input-error.ts";
import { type LabelSource, pathSource } from "./source/label-source.ts";
import { PACKAGE_NAMES } from "./source/optional-package.ts";
import { memoryShape, type Segment, type Volume } from "./volume/volume.ts";

/** Options of {@link readLabels}. */
export interface ReadLabelsOptions {
  /** Name of the file, whose ending gives the format; by default that of the File or path. Without a name the bytes do. */
  readonly name?: string | undefined;
  /** Files beside it, for a header whose voxels are in another file: `.mhd`, `.nhdr`, `.hdr`. */
  readonly files?: Iterable<BlobLike> | undefined;
  /** Labels of the colours of a picture, such as `{ "#ff0000": 1 }`; without it a picture contains labels. */
  readonly colors?: Readonly<Record<string, number>> | undefined;
  /** Name or path of the array, of an `.npz`, a Zarr store or an HDF5 file that holds several. */
  readonly array?: string | undefined;
  /**
   * The modules of the packages zarrita and h5wasm, for a page whose bundler does not find them by itself, such as
   * `{ zarrita }`.
   */
  readonly packages?: { readonly zarrita?: unknown; readonly h5wasm?: unknown } | undefined;
  /** The most bytes that a file may hold, as it is and decompressed; by default 2³⁰. */
  readonly maxBytes?: number | undefined;
}

/** A path where there is a file system, a Blob or File, or bytes. */
export type LabelFileSource = string | BlobLike | ArrayBuffer | ArrayBufferView;

/** The content of a label file. */
export interface LabelFile {
  /** One class number a voxel; `null` where the segments of the file overlap. */
  readonly labels: LabelMap | null;
  /** All layers: `labels` alone, or several where segments overlap. */
  readonly layers: readonly LabelMap[];
  /** The segments that the file names: the voxels of a layer that hold a label. */
  readonly segments: readonly Segment[];
  /** Millimetres between voxels along each axis of `labels.shape`, where the file gives them. */
  readonly spacing: readonly number[] | null;
  /**
   * The place of a voxel, where the file gives it: 3 × 4, row by row, from indices in the sequence of `labels.shape` to
   * millimetres right, anterior, superior.
   */
  readonly affine: readonly number[] | null;
  /** Remarks on the file, such as lengths that contradict each other. */
  readonly notes: readonly string[];
}

/**
 * Reads a label file: NIfTI, MetaImage, NRRD, MGH, NumPy, PNG and others, from bytes, a Blob or File, or a path where
 * there is a file system.
 *
 * The shape is that of the memory, slowest axis first: z, y, x of a volume, rows and columns of a picture. The place of
 * the voxels is in one frame for all formats. Data are decompressed by the platform.
 *
 * @param source - a path, a Blob or File, an ArrayBuffer or a view of one
 * @param options - see {@link ReadLabelsOptions}
 * @returns labels, spacing, place and names
 * @throws {TypeError} if the source is of another kind
 * @throws {RangeError} if the file is not of a format that is read, is damaged, or holds no labels
 * @example
 * const header = "NDims = 2\nDimSize = 3 2\nElementType = MET_UCHAR\nElementSpacing = 0.5 2\nElementDataFile = LOCAL\n";
 * const bytes = Uint8Array.from([...header].map((letter) => letter.charCodeAt(0)).concat([0, 1, 1, 0, 2, 2]));
 * const { labels, spacing } = await readLabels(bytes, { name: "mask.mha" });
 * labels.shape // [2, 3]
 * spacing // [2, 0.5]
 */
export async function readLabels(
  source: LabelFileSource,
  options: ReadLabelsOptions = {},
): Promise<LabelFile> {
  return labelFile(await readFile("readLabels", source, options));
}

/** Reads the volume of a source; `name` is that of the caller. */
export async function readFile(
  name: string,
  source: LabelFileSource,
  options: ReadLabelsOptions,
): Promise<Volume> {
  checkOptions(name, options, ["name", "files", "colors", "array", "packages", "maxBytes"]);
  const { array, packages, maxBytes = DEFAULT_LIMIT } = options;
  checkMaxBytes(name, maxBytes);
  if (array !== undefined && typeof array !== "string")
    throw new TypeError(`${name}: array is ${describe(array)}, want the name of an array`);
  if (packages !== undefined) checkOptions(`${name}: packages`, packages, PACKAGE_NAMES);
  const colors = options.colors === undefined ? undefined : colorTable(name, options.colors);
  const input = sourceOf(name, source, options);
  try {
    return await readSource(input, {
      limit: maxBytes,
      limitOption: "maxBytes",
      ...(colors && { colors }),
      array,
      packages,
    });
  } catch (error) {
    throw error instanceof InputError ? new RangeError(`${name}: ${error.message}`) : error;
  }
}

/**
 * Makes the mask of a named segment: 1 inside, 0 elsewhere.
 *
 * @param file - the result of {@link readLabels}
 * @param name - a name in `file.segments`
 * @throws {TypeError} if the file is not one that {@link readLabels} returns
 * @throws {RangeError} if the file has no segment of the name
 * @example
 * const layer = labelMap([0, 2, 2, 1]);
 * const file = { labels: layer, layers: [layer], segments: [{ name: "liver", label: 2, layer: 0 }], spacing: null, affine: null, notes: [] };
 * Array.from(segmentMask(file, "liver").data) // [0, 1, 1, 0]
 */
export function segmentMask(file: LabelFile, name: string): LabelMap {
  checkLabelFile("segmentMask", file);
  const segment = file.segments.find((each) => each.name === name);
  if (!segment) {
    const names = file.segments.map((each) => JSON.stringify(each.name));
    throw new RangeError(
      `segmentMask: no segment is named ${describe(name)}, want ${names.length === 0 ? "a file with named segments" : names.join(", ")}`,
    );
  }
  const { data, shape } = checkLabelMap(
    "segmentMask",
    `file.layers[${segment.layer}]`,
    file.layers[segment.layer],
  );
  const mask = new Uint8Array(data.length);
  for (let at = 0; at < mask.length; at++) mask[at] = data[at] === segment.label ? 1 : 0;
  return new LabelMap(mask, shape);
}

/** Validates the parts of a file that a mask is made of. */
function checkLabelFile(caller: string, file: unknown): void {
  const { segments, layers } = (file ?? {}) as Partial<LabelFile>;
  const isSegment = (each: unknown) =>
    typeof (each as Partial<Segment> | null | undefined)?.name === "string";
  if (!(Array.isArray(segments) && Array.isArray(layers) && Array.from(segments).every(isSegment)))
    throw new TypeError(
      `${caller}: file is ${describe(file)} without layers and named segments, want the result of readLabels`,
    );
}

function sourceOf(caller: string, source: unknown, { name, files }: ReadLabelsOptions): LabelSource {
  if (name !== undefined && typeof name !== "string")
    throw new TypeError(`${caller}: name is ${describe(name)}, want the name of a file`);
  if (typeof source === "string") return pathSource(source);
  const others = othersOf(caller, files);
  if (isBlob(source)) {
    const own: unknown = source.name ?? undefined;
    if (own !== undefined && typeof own !== "string")
      throw new TypeError(
        `${caller}: source has the name ${describe(own)}, want text, or a source without a name`,
      );
    return blobSource(source, name ?? (own || undefined), others);
  }
  if (isArrayBuffer(source) || ArrayBuffer.isView(source)) return memorySource(source, name, others);
  throw new TypeError(
    `${caller}: source is ${describe(source)}, want a path, a Blob or File, an ArrayBuffer or a typed array`,
  );
}

function othersOf(caller: string, files: unknown): readonly BlobLike[] {
  if (files === undefined) return [];
  const others =
    typeof files === "object" && files !== null && Symbol.iterator in files && !ArrayBuffer.isView(files)
      ? [...(files as Iterable<unknown>)]
      : null;
  if (!others?.every(isBlob))
    throw new TypeError(`${caller}: files are ${describe(files)}, want a list of Files`);
  return others;
}

function colorTable(caller: string, colors: unknown): ColorTable {
  if (Object.prototype.toString.call(colors) !== "[object Object]")
    throw new TypeError(
      `${caller}: colors are ${describe(colors)}, want labels by colour, like { "#ff0000": 1 }`,
    );
  const entries = Object.entries(colors as object);
  if (entries.length === 0)
    throw new RangeError(`${caller}: colors hold no colour, want labels by colour, like { "#ff0000": 1 }`);
  return new Map(
    entries.map(([color, label]) => {
      if (!/^#[\da-f]{6}$/i.test(color))
        throw new RangeError(`${caller}: colors hold ${describe(color)}, want a colour like "#ff0000"`);
      checkInteger(caller, `colors["${color}"]`, label, 0);
      return [Number.parseInt(color.slice(1), 16), [label]];
    }),
  );
}

function checkMaxBytes(caller: string, maxBytes: unknown): void {
  if (typeof maxBytes !== "number")
    throw new TypeError(`${caller}: maxBytes is ${describe(maxBytes)}, want a number of bytes`);
  if (!(Number.isInteger(maxBytes) && maxBytes >= 1 && maxBytes <= MAX_LIMIT))
    throw new RangeError(`${caller}: maxBytes is ${maxBytes}, want a whole number from 1 to ${MAX_LIMIT}`);
}

/** The content of a file as readers of the library get it. */
export function labelFile(volume: Volume): LabelFile {
  const { order, spacing, affine, segments = [], notes = [] } = volume;
  const shape = memoryShape(volume);
  const layers = (volume.layers ?? [volume.labels]).map((layer) => new LabelMap(layer, shape));
  const inMemoryOrder = (lengths: readonly number[]) => (order === "c" ? lengths : [...lengths].reverse());
  return {
    labels: layers.length === 1 ? layers[0]! : null,
    layers,
    segments,
    spacing: spacing ? inMemoryOrder(spacing) : null,
    affine: affine && order === "fortran" ? reversedColumns(affine, shape.length) : (affine ?? null),
    notes,
  };
}

/** The matrix for indices in the opposite sequence; the columns of axes that the map does not have stay last. */
function reversedColumns(affine: readonly number[], rank: number): number[] {
  const axes = [...[0, 1, 2].slice(0, rank).reverse(), ...[0, 1, 2].slice(rank)];
  return [0, 4, 8].flatMap((row) => [...axes.map((axis) => affine[row + axis]!), affine[row + 3]!]);
}
