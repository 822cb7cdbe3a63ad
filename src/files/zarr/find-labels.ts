import { InputError } from "../source/input-error.ts";
import {
  below,
  type Json,
  type LoadFile,
  objectOf,
  objectsOf,
  openNode,
  type ZarrNode,
} from "./zarr-node.ts";

/** An array of labels, with the description of the image that it is a level of. */
export interface FoundLabels {
  readonly array: ZarrNode;
  /** The attributes that OME-NGFF puts on the image. */
  readonly image?: Json;
}

/** Groups between the root and an array: a plate of wells holds its images four levels deep. */
const MAX_DEPTH = 8;

/**
 * Finds the labels of a store: the node of a name, or without one the only label image of OME-NGFF 0.4 or 0.5, the image at
 * the root, or an array at the root. Of an image the largest resolution counts.
 *
 * @see https://ngff.openmicroscopy.org/0.5/index.html
 */
export async function findLabels(load: LoadFile, name: string | undefined): Promise<FoundLabels> {
  if (name === undefined) {
    const root = await openNode(load, "");
    if (root) return descend(load, root, 0);
    throw new InputError(
      "is not a Zarr store: it contains neither zarr.json nor .zarray, .zattrs or .zgroup",
    );
  }
  const path = checkPath(name);
  const node = (await openNode(load, path)) ?? (await openNode(load, `labels/${path}`));
  if (!node) throw new InputError(`contains no Zarr array or group of the name ${name}`);
  if (node.kind === "group") return descend(load, node, 0);
  const parent = await openNode(load, node.path.split("/").slice(0, -1).join("/"));
  const image = parent && omeOf(parent);
  const level = node.path.split("/").at(-1);
  const isLevel = objectsOf(multiscaleOf(image ?? {})?.datasets).some(({ path: each }) => each === level);
  return { array: node, ...(isLevel && { image: image! }) };
}

async function descend(load: LoadFile, node: ZarrNode, depth: number): Promise<FoundLabels> {
  if (node.kind === "array") return { array: node };
  if (depth > MAX_DEPTH) throw new InputError(`${node.path} is nested more than ${MAX_DEPTH} groups deep`);
  const step = async (path: string) => {
    const child = await openNode(load, path);
    if (child) return child;
    throw new InputError(`${node.path || "its root"} lists ${path}, which is missing`);
  };
  const ome = omeOf(node);
  if (Array.isArray(ome.labels))
    return descend(load, await step(onlyLabel(node.path, ome.labels)), depth + 1);
  const labels = await openNode(load, below(node.path, "labels"));
  if (labels && Array.isArray(omeOf(labels).labels)) return descend(load, labels, depth + 1);
  const multiscale = multiscaleOf(ome);
  if (multiscale) {
    const levels: Level[] = [];
    for (const { path, coordinateTransformations: steps } of objectsOf(multiscale.datasets)) {
      if (typeof path !== "string") continue;
      levels.push({ path, scale: scaleOf(steps), size: await levelSize(load, node.path, path) });
    }
    const array = await step(below(node.path, checkPath(finestLevel(node.path, levels))));
    if (array.kind === "array") return { array, image: ome };
    throw new InputError(`${array.path} is a group, want the array of an image`);
  }
  // Bio-Formats wraps each image of a file into a numbered group.
  if (ome["bioformats2raw.layout"] !== undefined)
    return descend(load, await step(below(node.path, "0")), depth + 1);
  throw new InputError(
    `${node.path || "its root"} is a group of neither labels nor an image of OME-NGFF; name the array behind the path, as in labels.zarr/path`,
  );
}

/** A resolution of an image. */
interface Level {
  readonly path: string;
  /** The product of the scale along all axes; NaN without one. */
  readonly scale: number;
  /** Elements of the array; NaN where it is missing or cannot be read. */
  readonly size: number;
}

function scaleOf(steps: unknown): number {
  const scale = objectsOf(steps).find(({ type }) => type === "scale")?.scale;
  return Array.isArray(scale) ? scale.reduce((size, length) => size * Number(length), 1) : Number.NaN;
}

/** Elements of the array of a level: NaN where it cannot be read, which is an error of the level that counts alone. */
async function levelSize(load: LoadFile, image: string, path: string): Promise<number> {
  try {
    const shape = (await openNode(load, below(image, checkPath(path))))?.metadata.shape;
    return Array.isArray(shape) ? shape.reduce((size, extent) => size * Number(extent), 1) : Number.NaN;
  } catch (error) {
    if (error instanceof InputError) return Number.NaN;
    throw error;
  }
}

/**
 * The path of the level of the largest resolution: that of the least scale; of equal ones, or without scales, that of the most
 * elements, and of equal ones of these the first. Writers have to list it first, and some do not. Levels beside it may be missing or
 * damaged.
 */
function finestLevel(image: string, levels: readonly Level[]): string {
  const finest = levels.reduce<Level | undefined>((best, level) => {
    if (best === undefined || level.scale < best.scale) return level;
    return !(level.scale > best.scale) && level.size > best.size ? level : best;
  }, undefined);
  const name = image || "its root";
  if (finest === undefined) throw new InputError(`${name} declares an image without datasets`);
  const larger = levels.find(({ size }) => size > finest.size);
  if (larger)
    throw new InputError(
      `${name} gives the least scale to level ${finest.path}, which has ${finest.size} voxels, and level ${larger.path} has ${larger.size}; correct the scales, or name the right level behind the path, as in labels.zarr/${below(image, larger.path)}`,
    );
  return finest.path;
}

function onlyLabel(path: string, labels: readonly unknown[]): string {
  const names = labels.filter((name) => typeof name === "string");
  if (names.length === 1) return below(path, checkPath(names[0]!));
  if (names.length === 0) throw new InputError("contains no label images: the list of its labels is empty");
  throw new InputError(
    `contains the label images ${names.join(", ")}; name one behind the path, as in image.ome.zarr/labels/${names[0]}`,
  );
}

/** The attributes of OME: below a key of their own since 0.5. */
function omeOf({ attributes }: ZarrNode): Json {
  return attributes.ome === undefined ? attributes : objectOf(attributes.ome);
}

/** The first multiscale image; a group has one as a rule. */
export function multiscaleOf(ome: Json): Json | undefined {
  return objectsOf(ome.multiscales)[0];
}

/** A path within the store, without empty parts and without a way out of it. */
function checkPath(name: string): string {
  const parts = name.split(/[\\/]+/).filter((part) => part !== "");
  if (parts.length === 0 || parts.some((part) => part === "." || part === ".." || part.includes(":")))
    throw new InputError(`the path ${JSON.stringify(name)} is not one within the store`);
  return parts.join("/");
}
