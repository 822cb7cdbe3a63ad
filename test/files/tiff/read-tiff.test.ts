import { describe, expect, it } from "vitest";
import { isTiff, readTiff } from "../../../src/files/tiff/read-tiff.ts";
import { readingOf } from "../reading.ts";

type Tag = readonly [tag: number, type: 2 | 3 | 4, values: readonly number[]];

/** A TIFF file of uncompressed pages, written tag by tag after TIFF 6.0. */
function makeTiff(
  pages: readonly { pixels: readonly number[]; tags?: readonly Tag[]; size?: readonly [number, number] }[],
  little = true,
) {
  const bytes = new Uint8Array(4096);
  const view = new DataView(bytes.buffer);
  bytes.set(little ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42]);
  let [at, link] = [8, 4];
  for (const { pixels, tags = [], size = [2, 2] } of pages) {
    const strip = at;
    bytes.set(pixels, at);
    at += pixels.length + (pixels.length % 2);
    const all = new Map<number, Tag>(
      (
        [
          [256, 4, [size[0]]],
          [257, 4, [size[1]]],
          [258, 3, [8]],
          [259, 3, [1]],
          [262, 3, [1]],
          [273, 4, [strip]],
          [277, 3, [1]],
          [278, 4, [size[1]]],
          [279, 4, [pixels.length]],
          ...tags,
        ] as Tag[]
      ).map((tag) => [tag[0], tag]),
    );
    const entries = [...all.values()].sort((a, b) => a[0] - b[0]);
    const outside = at;
    for (const [, type, values] of entries)
      if (type === 2 && values.length > 4) {
        bytes.set(values, at);
        at += values.length + (values.length % 2);
      }
    view.setUint32(link, at, little);
    view.setUint16(at, entries.length, little);
    let text = outside;
    entries.forEach(([tag, type, values], k) => {
      const entry = at + 2 + 12 * k;
      view.setUint16(entry, tag, little);
      view.setUint16(entry + 2, type, little);
      view.setUint32(entry + 4, values.length, little);
      if (type === 2 && values.length > 4) {
        view.setUint32(entry + 8, text, little);
        text += values.length + (values.length % 2);
      } else if (type === 3) view.setUint16(entry + 8, values[0]!, little);
      else view.setUint32(entry + 8, values[0]!, little);
    });
    link = at + 2 + 12 * entries.length;
    at = link + 4;
  }
  return bytes.slice(0, at);
}
const described = (text: string): Tag => [270, 2, [...text].map((letter) => letter.charCodeAt(0)).concat(0)];
const read = (pages: Parameters<typeof makeTiff>[0]) => readTiff(makeTiff(pages), readingOf({}, "a.tif"));
const first = { pixels: [0, 1, 2, 3] };
const second = { pixels: [4, 5, 6, 7] };

it("reads pages as slices, and one page as a picture", async () => {
  expect(await read([first, second])).toMatchObject({
    values: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    shape: [2, 2, 2],
    order: "c",
  });
  expect(await read([first])).toMatchObject({ shape: [2, 2], xFirst: true });
  expect(isTiff(makeTiff([first]))).toBe(true);
  expect(isTiff(Uint8Array.of(0x4d, 0x4d, 0, 43))).toBe(true);
});

it("passes over pages that are smaller copies of others", async () => {
  const copy = { pixels: [9], size: [1, 1] as const, tags: [[254, 4, [1]] as const] };
  expect((await read([first, copy, second])).shape).toEqual([2, 2, 2]);
});

describe("the calibration of ImageJ", () => {
  const calibrated = (c0: string, c1: string) =>
    read([{ ...first, tags: [described(`ImageJ=1.53t\ncf=0\nc0=${c0}\nc1=${c1}\nvunit=Gray Value\n`)] }]);

  it("gives numbers with a sign, which are stored larger", async () => {
    expect(await calibrated("-32768.0", "1.0")).toMatchObject({ slope: 1, intercept: -32768, notes: [] });
  });

  it("is named where it is another line, and leaves labels as they are stored", async () => {
    const volume = await calibrated("-1024", "0.5");
    expect(volume).not.toHaveProperty("slope");
    expect(volume.notes).toEqual([
      "shows stored numbers s in ImageJ as -1024 + 0.5 s, and the stored numbers are its labels",
    ]);
  });
});

it("reads palette indices, and says where white is 0", async () => {
  expect((await read([{ ...first, tags: [[262, 3, [3]]] }])).values).toEqual(Uint8Array.of(0, 1, 2, 3));
  expect((await read([{ ...first, tags: [[262, 3, [0]]] }])).notes).toEqual([
    "stores white as 0 (WhiteIsZero), and the stored numbers are its labels",
  ]);
});

describe("refuses", () => {
  const ome = (attributes: string) => described(`<OME><Image><Pixels ${attributes}/></Image></OME>`);
  it.each([
    [
      "pages of several sizes",
      [first, { pixels: [1, 2], size: [1, 2] as const }],
      "page 1 has 1 × 2 pixels, page 0 has 2 × 2; want slices of one size",
    ],
    [
      "colours",
      [{ pixels: new Array(12).fill(1), tags: [[277, 3, [3]]] }],
      "holds 3 samples a pixel, want one label",
    ],
    [
      "channels of OME",
      [{ ...first, tags: [ome('SizeC="2" SizeT="1"')] }, second],
      "holds 2 channels and 1 time points, want one label map",
    ],
    [
      "time points of ImageJ",
      [{ ...first, tags: [described("ImageJ=1\nframes=2\n")] }, second],
      "holds 1 channels and 2 time points",
    ],
    [
      "images behind one page",
      [{ ...first, tags: [described("ImageJ=1\nimages=9\n")] }],
      "holds 9 images of ImageJ behind 1 page",
    ],
    [
      "more pixels than the limit",
      [{ ...first, size: [60000, 60000] as const }],
      "more than the limit of 1 MiB",
    ],
    [
      "an empty page",
      [{ ...first, size: [0, 2] as const }],
      "header declares 0 × 2 pixels, want at least one",
    ],
    [
      "more strips than the file can list",
      [{ ...first, size: [2, 500_000] as const, tags: [[278, 4, [1]]] }],
      /^page 0 declares 500000 strips or tiles, more than its \d+ bytes can list; it is damaged$/,
    ],
    [
      "bits in reverse order, which geotiff 3.0.5 reads as if they were not",
      [{ pixels: [1], size: [8, 1] as const, tags: [[258, 3, [1]] as const, [266, 3, [2]] as const] }],
      "page 0 stores the bits of each byte in reverse order (FillOrder 2), which is not read",
    ],
    [
      "a compression that does not exist",
      [{ ...first, tags: [[259, 3, [999]]] }],
      /^is not read \(.*999.*\); save it as uncompressed TIFF/,
    ],
  ])("%s", async (_, pages, message) => {
    await expect(read(pages as Parameters<typeof makeTiff>[0])).rejects.toThrow(message);
  });

  it.each([
    [16, 2],
    [32, 2],
    [32, 3],
  ])(
    "differences of %i bits in big-endian order (Predictor %i), which geotiff 3.0.5 adds in little-endian order",
    async (bits, predictor) => {
      const page = (depth: number, kind: number) => ({
        pixels: new Array<number>(depth / 8).fill(1),
        size: [1, 1] as const,
        tags: [[258, 3, [depth]] as const, [317, 3, [kind]] as const],
      });
      await expect(readTiff(makeTiff([page(bits, predictor)], false), readingOf())).rejects.toThrow(
        `page 0 stores differences of ${bits} bits in big-endian order (Predictor ${predictor}), which is not read; save it without a predictor, as tiffcp -c none does`,
      );
      const [bytes, plain] = [makeTiff([page(8, 2)], false), makeTiff([page(bits, 1)], false)];
      expect((await readTiff(bytes, readingOf())).values).toEqual(Uint8Array.of(1));
      expect((await readTiff(plain, readingOf())).values).toHaveLength(1);
    },
  );

  it("pages in a circle", async () => {
    const file = makeTiff([first]);
    // The place of the next page is the last number; here it is that of the first page.
    new DataView(file.buffer).setUint32(file.length - 4, new DataView(file.buffer).getUint32(4, true), true);
    await expect(readTiff(file, readingOf())).rejects.toThrow(
      /^holds more than \d+ pages, or pages in a circle$/,
    );
  });

  it("other files, and cut ones", async () => {
    await expect(readTiff(new Uint8Array(50), readingOf())).rejects.toThrow(/^is not a TIFF file/);
    await expect(readTiff(makeTiff([first]).slice(0, 20), readingOf())).rejects.toThrow(/^is not read/);
  });
});
