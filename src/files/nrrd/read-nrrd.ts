import { sizeOf, stridesOf } from "../../tensor/shape.ts";
import type { Bytes } from "../source/decompress.ts";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import { latin1 } from "../source/text.ts";
import { joinChannels } from "../volume/channels.ts";
import { bytesOf, type StoredArray, storedValues, type VoxelType } from "../volume/stored-values.ts";
import type { FileVolume } from "../volume/volume.ts";
import { checkDataLength, checkExtents, numbersOf } from "../volume/volume-header.ts";
import { nrrdData } from "./nrrd-data.ts";
import { type NrrdHeader, readNrrdHeader } from "./nrrd-header.ts";
import { nrrdSegments } from "./nrrd-segments.ts";
import { type Directions, directionsOf, nrrdSpace } from "./nrrd-space.ts";

/** The names of a type, of which the format has several. */
const TYPE_NAMES: Readonly<Record<VoxelType, string>> = {
  int8: "signed char, int8, int8_t",
  uint8: "uchar, unsigned char, uint8, uint8_t",
  int16: "short, short int, signed short, signed short int, int16, int16_t",
  uint16: "ushort, unsigned short, unsigned short int, uint16, uint16_t",
  int32: "int, signed int, int32, int32_t",
  uint32: "uint, unsigned int, uint32, uint32_t",
  int64: "longlong, long long, long long int, signed long long, signed long long int, int64, int64_t",
  uint64: "ulonglong, unsigned long long, unsigned long long int, uint64, uint64_t",
  float32: "float",
  float64: "double",
};
const TYPES: ReadonlyMap<string, VoxelType> = new Map(
  Object.entries(TYPE_NAMES).flatMap(([type, names]) =>
    names.split(", ").map((name) => [name, type as VoxelType] as const),
  ),
);

/** Reads NRRD, attached or detached, and the segmentations of 3D Slicer, whose layers may overlap. */
export async function readNrrd(bytes: Bytes, reading: Reading): Promise<FileVolume> {
  const header = readNrrdHeader(bytes);
  const { fields } = header;
  const shape = checkExtents(numbersOf(required(header, "sizes"), "sizes"), "sizes");
  if (fields.has("dimension")) numbersOf(required(header, "sizes"), "sizes", Number(fields.get("dimension")));
  const name = required(header, "type").toLowerCase();
  const type = TYPES.get(name);
  if (!type) throw new InputError(`holds values of type ${JSON.stringify(name)}, want integers or floats`);
  const size = sizeOf(shape);
  if (size * bytesOf(type) > reading.limit) throw overLimit("header declares data of", reading.limit);
  const { data, isText } = await nrrdData(header, bytes, type, size, reading);
  if (!isText) checkDataLength(shape, type, data.length);
  const big = (fields.get("endian") ?? "little").toLowerCase() === "big";
  const values = isText ? fromText(data, size) : storedValues(data, 0, type, size, !big);
  const directions = directionsOf(header, shape.length);
  const axes = axesOfSpace(header, directions, shape);
  const layers = layersOf(values, shape, axes);
  const segments = nrrdSegments(header, layers.length);
  const grid = axes.map((axis) => shape[axis]!);
  const content =
    layers.length > 1 && segments.length === 0
      ? joinChannels(layers, grid)
      : { values: layers[0]!, ...(layers.length > 1 && { layers: layers.slice(1) }), shape: grid };
  return {
    ...content,
    ...(segments.length > 0 && { segments, cropped: axes.map((_, axis) => axis) }),
    order: "fortran",
    xFirst: true,
    ...nrrdSpace(header, directions, axes),
  };
}

/** All axes but one that is a list of layers or components. */
function axesOfSpace(
  { fields }: NrrdHeader,
  directions: Directions | undefined,
  shape: readonly number[],
): number[] {
  const kinds = (fields.get("kinds") ?? "").toLowerCase().split(/\s+/);
  const isOther = (axis: number) => {
    const kind = kinds[axis] ?? "";
    return (
      (directions && directions[axis] === null) ||
      /^(list|vector|point|scalar|complex|\d|rgb|hsv|xyz|quaternion)/.test(kind)
    );
  };
  const axes = shape.map((_, axis) => axis);
  const others = axes.filter(isOther);
  if (others.length > 1 || others.length === axes.length) return axes;
  return axes.filter((axis) => !isOther(axis));
}

/** The values of each layer, one after another; one layer is the array itself. */
function layersOf(values: StoredArray, shape: readonly number[], axes: readonly number[]): StoredArray[] {
  if (axes.length === shape.length) return [values];
  const list = shape.findIndex((_, axis) => !axes.includes(axis));
  const count = shape[list]!;
  if (count === 1) return [values];
  const stride = stridesOf([...shape].reverse()).reverse()[list]!;
  const size = values.length / count;
  return Array.from({ length: count }, (_, layer) => {
    const one = values.slice(0, size);
    for (let at = 0; at < size; at++) {
      const from = Math.floor(at / stride) * stride * count + layer * stride + (at % stride);
      one[at] = values[from]!;
    }
    return one;
  });
}

function fromText(data: Uint8Array, size: number): Float64Array {
  const words = latin1(data)
    .trim()
    .split(/[\s,]+/);
  if (words.length < size)
    throw new InputError(
      `header declares ${size} values, the text holds ${words.length}; the file is cut off`,
    );
  const values = Float64Array.from({ length: size }, (_, k) => Number(words[k]));
  const bad = values.findIndex((value) => Number.isNaN(value));
  if (bad >= 0) throw new InputError(`has ${JSON.stringify(words[bad])} among its values, want numbers`);
  return values;
}

function required({ fields }: NrrdHeader, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new InputError(`header has no field ${name}`);
  return value;
}
