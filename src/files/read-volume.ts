import { describeList } from "../tensor/describe.ts";
import { sizeOf } from "../tensor/shape.ts";
import { endingsText, FORMATS, type Format, formatOf } from "./formats.ts";
import type { ColorTable } from "./png/color-labels.ts";
import { decompress, isGzip } from "./source/decompress.ts";
import { OverLimitError } from "./source/file-limit.ts";
import { foreignContent } from "./source/foreign-content.ts";
import { InputError } from "./source/input-error.ts";
import { type LabelSource, pathSource } from "./source/label-source.ts";
import { optionalPackage, type Packages } from "./source/optional-package.ts";
import type { Reading } from "./source/reading.ts";
import { Stopwatch } from "./source/stopwatch.ts";
import { type Decision, decideLabels } from "./volume/decide-labels.ts";
import { integerLabels } from "./volume/integer-labels.ts";
import { type FileVolume, memoryShape, type Volume, type VolumeGrid } from "./volume/volume.ts";

/** How files are read. */
export interface ReadOptions {
  /** The most bytes that a file may hold, as it is and decompressed. */
  readonly limit: number;
  readonly stopwatch?: Stopwatch;
  /** How probabilities become labels; without it the file contains labels. */
  readonly decision?: Decision | undefined;
  /** The labels of colours, for pictures. */
  readonly colors?: ColorTable;
  /** The name of the option that raises the limit. */
  readonly limitOption?: string;
  /** The name of the array, of a file that holds several. */
  readonly array?: string | undefined;
  /** Packages for further formats that the caller has loaded. */
  readonly packages?: Packages | undefined;
}

/** Reads the label map of a path in the format of its ending; every fault names the file. */
export function readVolume(path: string, options: ReadOptions): Promise<Volume> {
  return readSource(pathSource(path), options);
}

/** Reads a label map; every fault names the file. */
export async function readSource(source: LabelSource, options: ReadOptions): Promise<Volume> {
  const { stopwatch = new Stopwatch(), limitOption = "--max-file", decision } = options;
  try {
    const volume = await readStored(source, { ...options, stopwatch });
    if (decision && volume.segments?.length)
      throw new InputError(
        "has segments with names, which are masks; a threshold or argmax reads an array of probabilities, so leave the option out, or save the probabilities as an array",
      );
    if (!decision) checkChannels(volume);
    return stopwatch.measure("decode", () =>
      labelVolume(source.file, decision ? decideLabels(volume, decision) : volume, decision),
    );
  } catch (error) {
    throw withName(source.file, error, limitOption);
  }
}

/** Reads the numbers of a file, whether they are labels or not. */
async function readStored(
  { name, array: named, bytes: load, sibling, folder }: LabelSource,
  { limit, stopwatch, array: given, colors, packages }: ReadOptions & { stopwatch: Stopwatch },
): Promise<FileVolume> {
  const known = name === undefined ? undefined : formatOf(name);
  if (name !== undefined && !known) throw unknownFormat(name);
  const array = named ?? given;
  const reading: Reading = {
    name: name ?? "",
    limit,
    ...(array !== undefined && { array }),
    ...(colors && { colors }),
    decompress: (packed, packing, size) =>
      stopwatch.measureAsync("decompress", () =>
        decompress(packed, packing, { limit, ...(size !== undefined && { size }) }),
      ),
    sibling: (other) => stopwatch.measureAsync("read", () => sibling(other, limit)),
    load: async (wanted, format) => {
      const module = await optionalPackage(wanted, packages);
      if (module !== undefined) return module;
      throw new InputError(
        `is ${format}, which softdice reads by the package ${wanted}, and it is not installed; npm install ${wanted}`,
      );
    },
  };
  const files = known?.readFolder && folder?.();
  if (files) {
    const inside = (file: string) => stopwatch.measureAsync("read", () => files(file, limit));
    return withoutTrailingOnes(
      await stopwatch.measureAsync("decode", () => known!.readFolder!({ ...reading, inside })),
    );
  }
  const bytes = await stopwatch.measureAsync("read", () => load(limit));
  const foreign = foreignContent(bytes, name);
  if (foreign !== undefined) throw new InputError(foreign);
  const volume = await stopwatch.measureAsync("decode", async () => {
    if (known) return await known.read(bytes, reading);
    const content = isGzip(bytes) ? await reading.decompress(bytes, "gzip") : bytes;
    return await formatOfBytes(content).read(content, reading);
  });
  return withoutTrailingOnes(volume);
}

/** Formats that are not read, by endings, with a way to one that is. */
const UNREAD: readonly (readonly [ending: RegExp, remedy: string])[] = [
  [/\.mat$/i, "is a file of MATLAB, which is not read; save its label array by niftiwrite"],
  [/\.mi[fh](\.gz)?$/i, "is an image of MRtrix, which is not read; mrconvert writes it as .nii.gz"],
  [/\.icloud$/i, "is the place of a file that is in iCloud alone; download it, as by brctl download"],
  [/\.(zip|tar|tgz|7z|rar)$|\.tar\.\w+$/i, "is an archive; unpack it, and give the file or the folder in it"],
  [
    /\.(nii|mha|nrrd)\.(zip|bz2|xz|zst)$/i,
    "is compressed by another program; unpack it, or compress it by gzip",
  ],
  [/\.(img|raw|zraw)(\.gz)?$/i, "holds voxels alone; give the header beside it: .hdr, .mhd or .nhdr"],
];

function unknownFormat(name: string): InputError {
  const unread = UNREAD.find(([ending]) => ending.test(name));
  if (unread) return new InputError(unread[1]);
  return new InputError(`the name has no ending of a format that is read: ${endingsText()}`);
}

function formatOfBytes(bytes: Uint8Array): Format {
  const format = FORMATS.find(({ matches }) => matches(bytes));
  if (!format) throw new InputError("is of no format that is read; the name of its file says more");
  return format;
}

function checkChannels({ shape, classAxis }: FileVolume): void {
  if (classAxis === undefined || (shape[classAxis] ?? 1) === 1) return;
  throw new InputError(
    `holds ${shape[classAxis]} values a voxel, shape ${describeList(shape)}, want one label map; the option argmax reads channels of one map`,
  );
}

/** The way to read volumes that are the channels of one map, behind the axes of space. */
function channelsRemedy(decision: Decision | undefined, axis: number): string {
  switch (decision?.kind) {
    case "channels":
      return `--class-axis ${axis} reads a channel for each region`;
    case "threshold":
      return `--argmax in place of the threshold reads classes, --regions with --threshold and --class-axis ${axis} a channel for each region`;
    default:
      return "the option argmax reads channels of one map";
  }
}

function labelVolume(file: string, volume: FileVolume, decision: Decision | undefined): Volume {
  const { shape, spacing, affine, values, slope, intercept, layers: others, ...rest } = volume;
  const volumes = sizeOf(memoryShape(volume).slice(0, -3));
  if (volume.xFirst && volumes > 1)
    throw new InputError(
      `holds ${volumes} volumes, shape ${describeList(shape)}, want one label map; ${channelsRemedy(decision, shape.length - 1)}`,
    );
  const { labels, note } = integerLabels(volume);
  const layers = others?.map((layer) => integerLabels({ ...volume, values: layer }).labels);
  const notes = [...(volume.notes ?? []), ...(note === undefined ? [] : [note])];
  return {
    ...rest,
    ...gridOf(volume),
    file,
    labels,
    ...(notes.length > 0 && { notes }),
    ...(layers && { layers: [labels, ...layers] }),
  };
}

function withName(file: string, error: unknown, limitOption: string): unknown {
  if (error instanceof OverLimitError)
    return new InputError(`${file}: ${error.message}; ${limitOption} raises it`);
  if (error instanceof InputError) return new InputError(`${file}: ${error.message}`);
  // The messages of engines that lack the memory for an array, or cannot make one of that length.
  if (error instanceof RangeError && /allocation failed|Invalid typed array length/.test(error.message))
    return new InputError(`${file}: needs more memory than there is`);
  return error;
}

/** A slice saved as one volume of depth 1 is the same map as the slice; memory does not change by it. */
function withoutTrailingOnes(volume: FileVolume): FileVolume {
  let rank = volume.shape.length;
  while (rank > 1 && volume.shape[rank - 1] === 1) rank--;
  const { spacing } = volume;
  return {
    ...volume,
    shape: volume.shape.slice(0, rank),
    ...(spacing && { spacing: spacing.slice(0, rank) }),
  };
}

function gridOf({ shape, order, spacing, affine }: VolumeGrid): VolumeGrid {
  return { shape, order, ...(spacing && { spacing }), ...(affine && { affine }) };
}
