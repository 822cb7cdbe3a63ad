import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readLabels, segmentMask } from "../../src/files/read-labels.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { makeNifti } from "./make/make-nifti.ts";
import { makeNpy } from "./make/make-npy.ts";
import { makePng } from "./make/make-png.ts";

const { write } = temporaryFolder();
const values = [0, 1, 2, 3, 4, 5];
const sform = [2, 0, 0, 10, 0, 3, 0, 20, 0, 0, 4, 30];
const nifti = makeNifti([2, 3, 1], values, { spacing: [2, 3, 4], sform });
const gzip = new Uint8Array(gzipSync(new Uint8Array(nifti)));

describe("the source", () => {
  const data = Uint8Array.from(values);
  it.each([
    ["a path", () => write("a.nii", nifti)],
    ["a Blob", () => new Blob([nifti])],
    ["a File", () => new File([gzip], "a.nii.gz")],
    ["an ArrayBuffer", () => nifti],
    ["bytes", () => new Uint8Array(nifti)],
    [
      "bytes within others",
      () => new Uint8Array([...new Uint8Array(9), ...new Uint8Array(nifti)]).subarray(9),
    ],
    ["a Buffer", () => Buffer.from(nifti)],
    ["compressed bytes without a name", () => gzip],
  ])("may be %s", async (_, source) => {
    const { labels, layers, segments, notes } = await readLabels(source());
    expect(labels).toMatchObject({ data, shape: [3, 2] });
    expect([layers, segments, notes]).toEqual([[labels], [], []]);
  });

  it("is not changed, and labels are not a view of it", async () => {
    const bytes = new Uint8Array(makeNifti([2], [1, 2], { type: "int16", littleEndian: false }));
    const before = bytes.slice();
    const { labels } = await readLabels(bytes);
    expect([...labels!.data]).toEqual([1, 2]);
    expect(bytes).toEqual(before);
    expect(labels!.data.buffer).not.toBe(bytes.buffer);
  });

  it("has a format by its name, or else by its bytes", async () => {
    const png = makePng(3, 2, values);
    expect((await readLabels(png)).labels!.shape).toEqual([2, 3]);
    expect((await readLabels(makeNpy("|u1", [6], data))).labels!.data).toEqual(data);
    await expect(readLabels(png, { name: "a.nii" })).rejects.toThrow(
      new RangeError("readLabels: a.nii: is not a NIfTI file: it has neither of the signatures n+1 and n+2"),
    );
    await expect(readLabels(Uint8Array.of(1, 2, 3))).rejects.toThrow(
      /^readLabels: source: is of no format that is read/,
    );
  });

  it("may have others beside it", async () => {
    const header = new TextEncoder().encode(
      "NDims = 2\nDimSize = 2 3\nElementType = MET_UCHAR\nElementDataFile = a.raw\n",
    );
    const files = [new File([header], "a.mhd"), new File([data], "a.raw")];
    expect([...(await readLabels(files[0]!, { files })).labels!.data]).toEqual(values);
    expect([...(await readLabels(header, { name: "a.mhd", files })).labels!.data]).toEqual(values);
    await expect(readLabels(files[0]!)).rejects.toThrow(
      "a.mhd: a.raw: no such file; options.files holds the files beside it",
    );
  });
});

describe("spacing and place", () => {
  it("are in the sequence of the shape, slowest axis first", async () => {
    const volume = makeNifti([2, 3, 4], new Array(24).fill(0), { spacing: [2, 3, 4], sform });
    const { labels, spacing, affine } = await readLabels(volume);
    expect(labels!.shape).toEqual([4, 3, 2]);
    expect(spacing).toEqual([4, 3, 2]);
    // The place of index (z, y, x).
    expect(affine).toEqual([0, 0, 2, 10, 0, 3, 0, 20, 4, 0, 0, 30]);
  });

  it("are null where the file does not tell them", async () => {
    expect(await readLabels(makeNpy("|u1", [6], Uint8Array.from(values)))).toMatchObject({
      spacing: null,
      affine: null,
    });
  });

  it("of a slice keep its third axis last", async () => {
    expect((await readLabels(nifti)).affine).toEqual([0, 2, 0, 10, 3, 0, 0, 20, 0, 0, 4, 30]);
  });
});

describe("segments", () => {
  const header =
    "NRRD0004\ntype: uchar\ndimension: 4\nsizes: 2 3 1 1\nkinds: list domain domain domain\nencoding: raw\n" +
    "Segment0_Name:=liver\nSegment0_LabelValue:=1\nSegment0_Layer:=0\nSegment1_Name:=tumor\nSegment1_LabelValue:=1\nSegment1_Layer:=1\n\n";
  const bytes = new Uint8Array([...new TextEncoder().encode(header), 1, 0, 1, 1, 0, 0]);

  it("that may overlap are layers, and each is a mask", async () => {
    const file = await readLabels(bytes);
    expect(file.labels).toBeNull();
    expect(file.layers.map(({ data }) => [...data])).toEqual([
      [1, 1, 0],
      [0, 1, 0],
    ]);
    expect([...segmentMask(file, "tumor").data]).toEqual([0, 1, 0]);
    expect(() => segmentMask(file, "lung")).toThrow(
      new RangeError('segmentMask: no segment is named "lung", want "liver", "tumor"'),
    );
  });

  it("are none in a plain label map", async () => {
    const file = await readLabels(nifti);
    expect(() => segmentMask(file, "liver")).toThrow(/want a file with named segments$/);
  });

  it.each([
    [null, "segmentMask: file is null without layers"],
    [{ segments: [null], layers: [] }, "segmentMask: file is an object without layers and named segments"],
    [
      { segments: [{ name: "liver", label: 1, layer: 2 }], layers: [] },
      "segmentMask: file.layers[2] is undefined, want a LabelMap",
    ],
  ])("are not in %j", (file, message) => {
    expect(() => segmentMask(file as never, "liver")).toThrow(
      new RegExp(`^${message.replace(/[[\]().]/g, "\\$&")}`),
    );
  });
});

describe("refuses", () => {
  it.each([
    [null, "readLabels: source is null, want a path, a Blob or File, an ArrayBuffer or a typed array"],
    [7, "readLabels: source is 7, want a path, a Blob or File, an ArrayBuffer or a typed array"],
    [[1, 2], "readLabels: source is an array, want a path, a Blob or File, an ArrayBuffer or a typed array"],
  ])("%j as a source", async (source, message) => {
    await expect(readLabels(source as never)).rejects.toThrow(new TypeError(message));
  });

  it.each([
    [{ nme: "a" }, TypeError, /unknown option "nme"/],
    [{ name: 5 }, TypeError, /name is 5, want the name of a file/],
    [{ array: 5 }, TypeError, /array is 5, want the name of an array/],
    [{ files: 5 }, TypeError, /files are 5, want a list of Files/],
    [{ files: new Float32Array(0) }, TypeError, /files are a Float32Array, want a list of Files/],
    [{ files: [5] }, TypeError, /files are an array, want a list of Files/],
    [{ maxBytes: "1G" }, TypeError, /maxBytes is "1G", want a number of bytes/],
    [{ maxBytes: 0 }, RangeError, /maxBytes is 0, want a whole number from 1 to 4294967295/],
  ])("the options %j", async (options, kind, message) => {
    const error = await readLabels(nifti, options as never).catch((fault) => fault);
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toMatch(message);
  });

  it("more bytes than are allowed, packed or not", async () => {
    for (const source of [nifti, new Blob([nifti]), write("b.nii", nifti)]) {
      await expect(readLabels(source, { maxBytes: 100 })).rejects.toThrow(
        /holds 358 bytes, more than the limit of 100 bytes; maxBytes raises it/,
      );
    }
    await expect(readLabels(gzip, { maxBytes: 300 })).rejects.toThrow(
      /decompresses to more than the limit of 300 bytes; maxBytes raises it/,
    );
  });

  it("a name that is not text, of what is read as a Blob", async () => {
    const named = { size: 1, name: 7, arrayBuffer: async () => new ArrayBuffer(1) };
    await expect(readLabels(named as never)).rejects.toThrow(
      new TypeError("readLabels: source has the name 7, want text, or a source without a name"),
    );
  });

  it("nothing", async () => {
    await expect(readLabels(new Uint8Array())).rejects.toThrow("readLabels: source: file is empty");
    await expect(readLabels(new File([], "a.png"))).rejects.toThrow("readLabels: a.png: file is empty");
  });

  it("an ending that is not read", async () => {
    await expect(readLabels(nifti, { name: "a.txt" })).rejects.toThrow(
      /^readLabels: a\.txt: the name has no ending of a format/,
    );
  });
});

describe("colours of a picture", () => {
  const picture = () => makePng(2, 1, [255, 0, 0, 0, 0, 0], { color: "rgb" });

  it("are labels by a table", async () => {
    const { labels } = await readLabels(picture(), { name: "a.png", colors: { "#ff0000": 4, "#000000": 0 } });
    expect([...labels!.data]).toEqual([4, 0]);
  });

  it.each([
    [[], TypeError, "readLabels: colors are an array"],
    [new Map([["#ff0000", 1]]), TypeError, "readLabels: colors are a Map"],
    [{}, RangeError, "readLabels: colors hold no colour"],
    [{ red: 1 }, RangeError, 'readLabels: colors hold "red", want a colour like "#ff0000"'],
    [{ "#ff0000": 0.5 }, RangeError, 'readLabels: colors["#ff0000"] is 0.5'],
    [
      { "#ff0000": 1 },
      RangeError,
      "a.png: pixel [0, 1] has the colour (0, 0, 0), which the table of colours does not list",
    ],
  ])("refuses %j", async (colors, kind, message) => {
    const work = () => readLabels(picture(), { name: "a.png", colors: colors as never });
    await expect(work()).rejects.toThrow(kind);
    await expect(work()).rejects.toThrow(message);
  });
});
