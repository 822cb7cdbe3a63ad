import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readNpz } from "../../../src/files/npy/read-npz.ts";
import { makeNpy } from "../make/make-npy.ts";
import { makeZip } from "../make/make-zip.ts";
import { readingOf } from "../reading.ts";

const member = (name: string, values: Uint8Array) => {
  const content = new Uint8Array(makeNpy("|u1", [values.length], values));
  return { name, content, packed: deflateRawSync(content), crc: crc32(content) };
};
const [a, b] = [member("labels.npy", Uint8Array.of(1, 2)), member("other.npy", Uint8Array.of(3))];

it("reads the one array of an archive", async () => {
  expect([...(await readNpz(makeZip([a]), readingOf())).values]).toEqual([1, 2]);
  // Other files may be beside it.
  expect([...(await readNpz(makeZip([a, { ...b, name: "notes.txt" }]), readingOf())).values]).toEqual([1, 2]);
});

it("reads the array of a name", async () => {
  expect([...(await readNpz(makeZip([a, b]), { ...readingOf(), array: "other" })).values]).toEqual([3]);
});

it("knows the axes of the probabilities of nnU-Net: the first is of classes, the last is x", async () => {
  const content = new Uint8Array(makeNpy("|u1", [2, 1, 1, 3], new Uint8Array(6)));
  const array = (name: string) => ({ name, content, packed: deflateRawSync(content), crc: crc32(content) });
  const read = (name: string) => readNpz(makeZip([array(name)]), readingOf());
  expect(await read("probabilities.npy")).toMatchObject({
    shape: [2, 1, 1, 3],
    order: "c",
    xFirst: true,
    classAxis: 0,
  });
  for (const field of ["xFirst", "classAxis"]) expect(await read("softmax.npy")).not.toHaveProperty(field);
});

describe("refuses", () => {
  it.each([
    [
      "two arrays",
      makeZip([a, b]),
      "holds the arrays labels, other, want one; the option array names it, --array on the command line, or save the labels alone by numpy.savez_compressed(file, labels)",
    ],
    ["none", makeZip([]), "holds no array, want one"],
    ["what is not an archive", new Uint8Array(40), "is not an .npz file: it is not a ZIP archive"],
  ])("%s", async (_, bytes, message) => {
    await expect(readNpz(bytes, readingOf())).rejects.toThrow(message);
  });

  it("a name that is not in it", async () => {
    await expect(readNpz(makeZip([a]), { ...readingOf(), array: "mask" })).rejects.toThrow(
      "holds the array labels, and none of the name mask",
    );
  });
});
