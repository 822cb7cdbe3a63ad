import { describeList } from "../../tensor/describe.ts";
import { InputError } from "../source/input-error.ts";
import { bytesOf, type VoxelType } from "../volume/stored-values.ts";

/** The part of the package h5wasm that is used here. */
export interface H5wasm {
  readonly ready: Promise<H5Module>;
  readonly File: new (name: string, mode: "r") => H5File;
  readonly Dataset: new (...args: never[]) => Dataset;
}
interface H5Module {
  readonly FS: { writeFile(name: string, bytes: Uint8Array): void; unlink(name: string): void };
  activate_throwing_error_handler(): number;
  deactivate_throwing_error_handler(): number;
}
interface H5File {
  paths(): string[];
  get(path: string): unknown;
  /** The target of a soft link. */
  get_link(path: string): string | null;
  close(): void;
}
export interface Dataset {
  readonly path: string;
  readonly metadata: {
    /** The class of the type: 0 integer, 1 float, 8 enumeration. */
    readonly type: number;
    /** Bytes of an element. */
    readonly size: number;
    readonly signed: boolean;
    /** `null` for a dataset without a space. */
    readonly shape: readonly number[] | null;
    readonly chunks: readonly number[] | null;
    readonly virtual_sources?: unknown;
    readonly enum_type?: { readonly members: Readonly<Record<string, number>> };
  };
  readonly filters: readonly { readonly id: number; readonly name: string }[];
  readonly attrs: Readonly<Record<string, { readonly value: unknown }>>;
  readonly value: unknown;
}

/** The type of the elements of a dataset; `undefined` if they are not numbers. h5py stores booleans as an enumeration. */
export function typeOf({ metadata: { type, size, signed, enum_type } }: Dataset): VoxelType | undefined {
  const bits = 8 * size;
  if (type === 0 || (type === 8 && isBoolean(enum_type?.members)))
    return bits <= 64 ? (`${signed ? "" : "u"}int${bits}` as VoxelType) : undefined;
  return type === 1 && (bits === 32 || bits === 64) ? (`float${bits}` as VoxelType) : undefined;
}

function isBoolean(members: Readonly<Record<string, number>> = {}): boolean {
  return Object.keys(members).length === 2 && members.FALSE === 0 && members.TRUE === 1;
}

/** Datasets that are looked through for one without a name. */
const MAX_PATHS = 10_000;

/** The dataset of a path, or the only one that can hold labels: of integers, else of floats, in two axes or more. */
export function findDataset(
  file: H5File,
  { Dataset }: Pick<H5wasm, "Dataset">,
  path: string | undefined,
): Dataset {
  if (path !== undefined) {
    const found = file.get(`/${path.replace(/^\/+/, "")}`);
    if (found instanceof Dataset) return found;
    throw new InputError(`contains no dataset of the path ${path}${listOf(datasetsOf(file, Dataset))}`);
  }
  const all = datasetsOf(file, Dataset);
  const maps = all.filter((each) => (each.metadata.shape?.length ?? 0) >= 2);
  for (const isOf of [/int/, /float/]) {
    const fitting = maps.filter((each) => isOf.test(typeOf(each) ?? ""));
    if (fitting.length === 1) return fitting[0]!;
    if (fitting.length > 1)
      throw new InputError(
        `contains several datasets that may hold labels${listOf(fitting)}; name one, as in labels.h5:${fitting[0]!.path}`,
      );
  }
  throw new InputError(`contains no dataset of numbers in two axes or more${listOf(all)}`);
}

/** All datasets, without those that a soft link leads to once more. */
function datasetsOf(file: H5File, Dataset: H5wasm["Dataset"]): Dataset[] {
  const paths = file.paths();
  if (paths.length > MAX_PATHS)
    throw new InputError(
      `contains ${paths.length} objects, more than are looked through; name the dataset, as in labels.h5:/${paths[0]}`,
    );
  return paths
    .filter((path) => file.get_link(`/${path}`) === null)
    .map((path) => file.get(path))
    .filter((found): found is Dataset => found instanceof Dataset);
}

const MAX_LISTED = 8;

function listOf(datasets: readonly Dataset[]): string {
  if (datasets.length === 0) return "";
  const shown = datasets
    .slice(0, MAX_LISTED)
    .map(
      (each) =>
        `${each.path} ${typeOf(each) ?? "of another type"} ${describeList(each.metadata.shape ?? [])}`,
    );
  return `: ${shown.join(", ")}${datasets.length > MAX_LISTED ? ` and ${datasets.length - MAX_LISTED} more` : ""}`;
}

/** The filters that h5wasm contains: deflate, shuffle, Fletcher's checksum, szip and scale-offset. */
const FILTERS = [1, 2, 3, 4, 6];

/** Refuses what h5wasm reads as something else than labels, before memory is needed for it. */
export function checkDataset(dataset: Dataset): {
  readonly shape: readonly number[];
  readonly type: VoxelType;
  readonly bytes: number;
} {
  const { shape, chunks, virtual_sources } = dataset.metadata;
  const type = typeOf(dataset);
  if (!type)
    throw new InputError(
      `dataset ${dataset.path} holds neither integers nor floats of 32 or 64 bits; save the labels as integers`,
    );
  if (!shape || shape.length === 0 || shape.length > 7 || !shape.every((extent) => extent >= 1))
    throw new InputError(
      `dataset ${dataset.path} has the shape ${describeList(shape ?? [])}, want a label map of 1 to 7 axes with at least one voxel`,
    );
  // A source that is missing reads as the fill value.
  if (virtual_sources !== undefined)
    throw new InputError(
      `dataset ${dataset.path} is a virtual one of other files, which is not read; h5repack -l CONTI copies it into one file`,
    );
  const other = dataset.filters.find(({ id }) => !FILTERS.includes(id));
  if (other)
    throw new InputError(
      `dataset ${dataset.path} is packed by the filter ${other.name || "without a name"} (${other.id}), which h5wasm does not contain; rewrite it with compression="gzip" of h5py`,
    );
  const bytes = Math.max(
    ...[shape, chunks ?? []].map((extents) => extents.reduce((a, b) => a * b, bytesOf(type))),
  );
  return { shape, type, bytes };
}
