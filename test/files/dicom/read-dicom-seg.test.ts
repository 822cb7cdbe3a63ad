import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isDicom, readDicomSeg } from "../../../src/files/dicom/read-dicom-seg.ts";
import { readingOf } from "../reading.ts";

const data = fileURLToPath(new URL("../data/", import.meta.url));
const file = new Uint8Array(readFileSync(`${data}dicom/pydicom-binary.dcm`));
const read = (bytes: Uint8Array<ArrayBuffer>, limit = 2 ** 20) =>
  readDicomSeg(bytes, { ...readingOf(), limit });

/** The file with other bytes for the first place that holds a text. */
function edited(find: string, replace: string): Uint8Array<ArrayBuffer> {
  const at = Buffer.from(file).indexOf(find, 0, "latin1");
  expect(at).toBeGreaterThan(0);
  const copy = file.slice();
  copy.set(Buffer.from(replace, "latin1"), at);
  return copy;
}

it("reads bits that are one stream over all frames, 35 of them a frame", async () => {
  const { values, shape, segments } = await read(file.slice());
  expect(shape).toEqual([7, 5, 4]);
  expect(new Set(values as Uint16Array)).toEqual(new Set([0, 1, 2, 3, 4]));
  expect(segments).toHaveLength(4);
  expect(isDicom(file)).toBe(true);
});

describe("refuses", () => {
  it.each([
    ["other files", new Uint8Array(200), "is not a DICOM file: it has no signature DICM at byte 128"],
    ["half a file", file.slice(0, 1000), /cut off|damaged|declares/],
    ["pixels that are cut off", file.slice(0, -10), /cut off or damaged|the file is cut off/],
  ])("%s", async (_, bytes, message) => {
    await expect(read(bytes as Uint8Array<ArrayBuffer>)).rejects.toThrow(message);
  });

  it("a DICOM file of another kind", async () => {
    const copy = file.slice();
    // The class is in the header of the file and again in the data set.
    for (let at = 0; ; at++) {
      at = Buffer.from(copy).indexOf("1.1.66.4", at, "latin1");
      if (at < 0) break;
      copy.set(Buffer.from("1.1.2\0\0\0"), at);
    }
    await expect(read(copy)).rejects.toThrow(
      "is a DICOM file of another kind (modality SEG), want a segmentation (SEG)",
    );
  });

  it("a kind of segmentation that does not exist, and bits that do not fit it", async () => {
    await expect(read(edited("BINARY", "TERNAR"))).rejects.toThrow(
      "is a segmentation of type TERNAR with 1 bits a pixel",
    );
  });

  it("more voxels than the limit", async () => {
    await expect(read(file.slice(), 100)).rejects.toThrow(/more than the limit/);
  });
});
