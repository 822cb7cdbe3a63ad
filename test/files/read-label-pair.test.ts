import { expect, it } from "vitest";
import { readLabelPair } from "../../src/files/read-label-pair.ts";

const META = { prediction: { name: "p.mha" }, target: { name: "t.mha" } };

/** A MetaImage of 2 × 2 pixels. */
function metaImage(voxels: readonly number[], { axes = "1 0 0 1", offset = "0 0", spacing = "1 1" } = {}) {
  const header = `NDims = 2\nDimSize = 2 2\nTransformMatrix = ${axes}\nOffset = ${offset}\nElementSpacing = ${spacing}\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n`;
  return Uint8Array.from([...header].map((letter) => letter.charCodeAt(0)).concat(voxels));
}

it("puts the prediction on the voxels of the target, with a remark", async () => {
  const pair = await readLabelPair(
    metaImage([1, 0, 2, 0], { axes: "0 1 1 0" }),
    metaImage([1, 2, 0, 3]),
    META,
  );
  expect([...pair.prediction.labels!.data]).toEqual([1, 2, 0, 0]);
  expect([...pair.target.labels!.data]).toEqual([1, 2, 0, 3]);
  expect(pair.spacing).toEqual([1, 1]);
  expect(pair.notes).toEqual([
    "the axes of the prediction point PLS, those of the target LPS, and were reordered",
  ]);
});

it("refuses maps of other voxels, with the option of the library as remedy", async () => {
  const moved = metaImage([1, 0, 2, 0], { offset: "30 0" });
  const target = metaImage([1, 2, 0, 3]);
  await expect(readLabelPair(moved, target, META)).rejects.toThrow(RangeError);
  await expect(readLabelPair(moved, target, META)).rejects.toThrow(
    /^readLabelPair: p\.mha: voxel .* or ignoreOrientation: true matches voxels by index$/,
  );
  const pair = await readLabelPair(moved, target, { ...META, ignoreOrientation: true });
  expect([...pair.prediction.labels!.data]).toEqual([1, 0, 2, 0]);
  await expect(readLabelPair(metaImage([1, 0, 2, 0], { spacing: "2 1" }), target, META)).rejects.toThrow(
    "spacing",
  );
});

it.each([
  [3, {}, TypeError, "readLabelPair: source is 3"],
  [new Uint8Array(9), { prediction: { name: "a.xyz" } }, RangeError, "readLabelPair: a.xyz"],
  [new Uint8Array(9), { ignoreOrientation: 1 }, TypeError, "readLabelPair: ignoreOrientation is 1"],
  [new Uint8Array(9), { ignore: true }, TypeError, "ignore"],
])("refuses %s %j", async (source, options, kind, message) => {
  const work = () => readLabelPair(source as never, new Uint8Array(9), options as never);
  await expect(work()).rejects.toThrow(kind);
  await expect(work()).rejects.toThrow(message);
});
