import type { Bytes } from "../source/decompress.ts";
import { overLimit } from "../source/file-limit.ts";
import { InputError } from "../source/input-error.ts";
import type { Reading } from "../source/reading.ts";
import type { StoredArray } from "../volume/stored-values.ts";
import type { FileVolume } from "../volume/volume.ts";
import { imageJLine, imageJValue, omeAttribute, type TiffTags, tiffSpacing } from "./tiff-spacing.ts";

/** The part of the package geotiff that is used here; it is loaded when a TIFF file is read. */
interface GeoTiff {
  getImage(index: number): Promise<Page>;
}
interface Page {
  readonly fileDirectory: {
    /** The values that were read with the directory, by the number of their tag. */
    readonly actualizedFields: Map<number, unknown>;
    hasTag(tag: string): boolean;
    /** A value of the directory itself, or one that is elsewhere in the file. */
    loadValue(tag: string): Promise<unknown>;
  };
  getWidth(): number;
  getHeight(): number;
  /** The size of a tile, or of a strip. */
  getTileWidth(): number;
  getTileHeight(): number;
  getSamplesPerPixel(): number;
  getBitsPerSample(): number;
  readRasters(options: { samples: number[] }): Promise<readonly StoredArray[]>;
}

const MAX_PAGES = 65_536;
const BITS_PER_SAMPLE = 258;
/** What ImageJ adds to stored numbers of 16 bits that have a sign. */
const OF_SIGNED = -32_768;
/** Compressions that change pixels, by their numbers: JPEG, old and new, JPEG 2000 and WebP. */
const LOSSY = [6, 7, 34712, 50001];
/** The directory of a page: a count, a tag, the place of the next one. */
const MIN_PAGE_BYTES = 18;
/** A page that is a smaller copy of another one, or a mask of it. */
const REDUCED_OR_MASK = 1 | 4;

/** Returns whether the bytes begin like a TIFF or BigTIFF file. */
export function isTiff(bytes: Uint8Array): boolean {
  const little =
    bytes[0] === 0x49 && bytes[1] === 0x49 && (bytes[2] === 42 || bytes[2] === 43) && bytes[3] === 0;
  const big =
    bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[2] === 0 && (bytes[3] === 42 || bytes[3] === 43);
  return little || big;
}

/** Reads a TIFF file: each page is a slice. Grey values and palette indices are the labels. */
export async function readTiff(bytes: Bytes, { limit }: Reading): Promise<FileVolume> {
  if (!isTiff(bytes))
    throw new InputError("is not a TIFF file: it does not begin with II or MM and 42 or 43");
  const { fromArrayBuffer } = (await import("geotiff")) as unknown as {
    fromArrayBuffer(buffer: ArrayBuffer): Promise<GeoTiff>;
  };
  const memory = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  try {
    return await volumeOf(await fromArrayBuffer(memory), bytes, limit);
  } catch (error) {
    // Whatever the decoder says is of the file; a lack of memory is not.
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    if (error instanceof RangeError && /allocation failed/.test(error.message)) throw error;
    const reason = error.message.split("\n")[0];
    throw new InputError(`is not read (${reason}); save it as uncompressed TIFF of 8, 16 or 32 bits`);
  }
}

async function volumeOf(tiff: GeoTiff, bytes: Bytes, limit: number): Promise<FileVolume> {
  const length = bytes.byteLength;
  const isBigEndian = bytes[0] === 0x4d;
  const pages = await pagesOf(tiff, length);
  const [first] = pages;
  if (!first) throw new InputError("holds no page");
  const [width, height] = [first.getWidth(), first.getHeight()];
  const size = width * height;
  if (!(size >= 1)) throw new InputError(`header declares ${width} × ${height} pixels, want at least one`);
  for (const [index, page] of pages.entries()) {
    checkPage(page, index, width, height);
    await checkBits(page, index);
    if (isBigEndian) await checkPredictor(page, index);
    checkTiles(page, index, length);
  }
  // Each sample has a byte or more.
  if (size * pages.length > limit) throw overLimit("pages hold pixels of", limit);
  const tags = await tagsOf(first);
  checkChannels(tags.description, pages.length);
  const values = await stackOf(pages, size, limit);
  const spacing = tiffSpacing(tags);
  const line = imageJLine(tags.description);
  const isSigned = line?.slope === 1 && line.intercept === OF_SIGNED;
  const isLossy = LOSSY.includes(await number(first, "Compression", 1));
  const whiteIsZero = (await number(first, "PhotometricInterpretation", 1)) === 0;
  const grid =
    pages.length === 1
      ? { shape: [height, width], ...(spacing && { spacing: [spacing.y, spacing.x] }) }
      : {
          shape: [pages.length, height, width],
          ...(spacing?.z !== undefined && { spacing: [spacing.z, spacing.y, spacing.x] }),
        };
  return {
    values,
    ...(isSigned && line),
    ...grid,
    order: "c",
    xFirst: true,
    notes: [
      ...(isLossy
        ? ["is compressed with a loss, as by JPEG, and labels may have changed; save it without"]
        : []),
      ...(line && !isSigned
        ? [
            `shows stored numbers s in ImageJ as ${line.intercept} + ${line.slope} s, and the stored numbers are its labels`,
          ]
        : []),
      ...(whiteIsZero ? ["stores white as 0 (WhiteIsZero), and the stored numbers are its labels"] : []),
    ],
  };
}

/** All pages. Those of a damaged file may follow each other in a circle, so there are no more than its bytes can list. */
async function pagesOf(tiff: GeoTiff, length: number): Promise<Page[]> {
  const most = Math.min(MAX_PAGES, length / MIN_PAGE_BYTES);
  const pages: Page[] = [];
  for (let index = 0; ; index++) {
    if (index > most) throw new InputError(`holds more than ${Math.floor(most)} pages, or pages in a circle`);
    const page = await pageAt(tiff, index);
    if (!page) return pages;
    if (index === 0 || !((await number(page, "NewSubfileType", 0)) & REDUCED_OR_MASK)) pages.push(page);
  }
}

async function pageAt(tiff: GeoTiff, index: number): Promise<Page | undefined> {
  try {
    const page = await tiff.getImage(index);
    // A page of one bit a pixel may leave the tag at its default, for which the decoder does not allow.
    if (!page.fileDirectory.hasTag("BitsPerSample"))
      page.fileDirectory.actualizedFields.set(BITS_PER_SAMPLE, [1]);
    return page;
  } catch (error) {
    if (index > 0 && /^No image at index/.test((error as Error).message)) return undefined;
    throw error;
  }
}

function checkPage(page: Page, index: number, width: number, height: number): void {
  const samples = page.getSamplesPerPixel();
  if (samples !== 1)
    throw new InputError(
      `holds ${samples} samples a pixel, want one label; save labels as grey values or as a palette`,
    );
  if (page.getWidth() === width && page.getHeight() === height) return;
  throw new InputError(
    `page ${index} has ${page.getWidth()} × ${page.getHeight()} pixels, page 0 has ${width} × ${height}; want slices of one size`,
  );
}

/** The decoder reads the first bit of a byte as its highest, whatever the file says. */
async function checkBits(page: Page, index: number): Promise<void> {
  if ((await number(page, "FillOrder", 1)) !== 2) return;
  throw new InputError(
    `page ${index} stores the bits of each byte in reverse order (FillOrder 2), which is not read; save it with FillOrder 1, as tiffcp -f msb2lsb does`,
  );
}

/** The decoder adds differences in little-endian order, whatever the order of the file; those of single bytes have none. */
async function checkPredictor(page: Page, index: number): Promise<void> {
  const predictor = await number(page, "Predictor", 1);
  if (predictor === 1) return;
  const bits = page.getBitsPerSample();
  if (bits <= 8) return;
  throw new InputError(
    `page ${index} stores differences of ${bits} bits in big-endian order (Predictor ${predictor}), which is not read; save it without a predictor, as tiffcp -c none does`,
  );
}

/** The decoder makes a promise for each strip or tile, and the file holds two numbers of two bytes or more for each. */
function checkTiles(page: Page, index: number, length: number): void {
  const [width, height] = [page.getTileWidth(), page.getTileHeight()];
  const tiles = Math.ceil(page.getWidth() / width) * Math.ceil(page.getHeight() / height);
  if (tiles * 4 <= length) return;
  throw new InputError(
    `page ${index} declares ${tiles} strips or tiles, more than its ${length} bytes can list; it is damaged`,
  );
}

/** Time points and channels are pages too, and only their descriptions say so. */
function checkChannels(description: string, pages: number): void {
  const isOme = /<OME\b/.test(description);
  const isImageJ = /^ImageJ=/.test(description);
  const count = (ome: string, imageJ: string) =>
    Number(
      (isOme ? omeAttribute(description, ome) : isImageJ ? imageJValue(description, imageJ) : undefined) ?? 1,
    );
  const [channels, frames] = [count("SizeC", "channels"), count("SizeT", "frames")];
  if (channels * frames > 1)
    throw new InputError(`holds ${channels} channels and ${frames} time points, want one label map`);
  const images = isImageJ ? Number(imageJValue(description, "images") ?? pages) : pages;
  if (images > pages)
    throw new InputError(
      `holds ${images} images of ImageJ behind ${pages} page, which is not read; save it in smaller parts`,
    );
}

async function stackOf(pages: readonly Page[], size: number, limit: number): Promise<StoredArray> {
  let stack: StoredArray | undefined;
  for (const [index, page] of pages.entries()) {
    const [slice] = await page.readRasters({ samples: [0] });
    if (!slice || slice.length !== size) throw new InputError(`page ${index} is cut off`);
    if (pages.length === 1) return slice;
    const Type = slice.constructor as new (length: number) => StoredArray;
    if (size * pages.length * slice.BYTES_PER_ELEMENT > limit) throw overLimit("pages hold pixels of", limit);
    stack ??= new Type(size * pages.length);
    if (stack.constructor !== slice.constructor)
      throw new InputError(`page ${index} has another type of pixels than page 0`);
    (stack as Uint8Array).set(slice as Uint8Array, index * size);
  }
  return stack!;
}

async function tagValue({ fileDirectory }: Page, tag: string): Promise<unknown> {
  return fileDirectory.hasTag(tag) ? await fileDirectory.loadValue(tag) : undefined;
}

async function number(page: Page, tag: string, otherwise: number): Promise<number> {
  const value = await tagValue(page, tag);
  return typeof value === "number" ? value : otherwise;
}

async function tagsOf(page: Page): Promise<TiffTags> {
  const ratio = async (tag: string) => {
    const [numerator = Number.NaN, denominator = Number.NaN] = ((await tagValue(page, tag)) ??
      []) as number[];
    return numerator / denominator;
  };
  return {
    description: String((await tagValue(page, "ImageDescription")) ?? "").replace(/\0+$/, ""),
    resolution: [await ratio("XResolution"), await ratio("YResolution")],
    // Without the tag the unit is an inch.
    resolutionUnit: await number(page, "ResolutionUnit", 2),
  };
}
