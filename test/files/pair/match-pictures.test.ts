import { describe, expect, it } from "vitest";
import { matchPictures } from "../../../src/files/pair/match-pictures.ts";
import type { Picture, Volume } from "../../../src/files/volume/volume.ts";

const picture = (file: string, labels: number[], about?: Picture): Volume => ({
  file,
  shape: [1, labels.length],
  order: "c",
  labels: Uint16Array.from(labels),
  ...(about && { picture: about }),
});
const greys = (...values: number[]) => values.map((value) => value * 0x010101);
const [BLACK, RED, GREEN, BLUE] = [0, 0x800000, 0x008000, 0x000080] as const;
const matched = (prediction: Volume, target: Volume) => {
  const { prediction: p, target: t, notes } = matchPictures(prediction, target);
  return { p: [...p.labels], t: [...t.labels], notes };
};

describe("grey values of fewer bits", () => {
  it.each([
    [1, 8, 255],
    [2, 8, 85],
    [4, 8, 17],
    [8, 16, 257],
    [4, 16, 4369],
    [1, 2, 3],
  ])("are scaled: %i bits beside %i by %i", (from, to, factor) => {
    const samples = Array.from({ length: Math.min(4, 2 ** from) }, (_, k) => k);
    const shallow = picture("a.png", samples, { depth: from });
    const deep = picture(
      "b.png",
      samples.map((sample) => sample * factor),
      { depth: to },
    );
    for (const [p, t, name] of [
      [shallow, deep, "prediction"],
      [deep, shallow, "target"],
    ] as const) {
      const found = matched(p, t);
      expect(found.p).toEqual(found.t);
      expect(found.p).toEqual([...deep.labels]);
      expect(found.notes).toEqual([
        `the ${name} has grey values of ${from} bits and its partner of ${to}, so its values were multiplied by ${factor}, as PNG defines them`,
      ]);
    }
  });

  it("are class numbers where the deeper picture has them too", () => {
    const p = picture("a.png", [0, 1, 2, 3], { depth: 2 });
    const t = picture("b.png", [0, 1, 2, 3], { depth: 8 });
    expect(matched(p, t)).toEqual({ p: [0, 1, 2, 3], t: [0, 1, 2, 3], notes: [] });
  });

  it("stay as they are beside nothing but background", () => {
    const p = picture("a.png", [0, 1], { depth: 1 });
    expect(matched(p, picture("b.png", [0, 0], { depth: 8 })).p).toEqual([0, 1]);
    expect(matched(p, picture("b.npy", [0, 255])).p).toEqual([0, 1]);
  });
});

describe("a mask that is white in its bits", () => {
  it.each([
    [2, 3],
    [4, 15],
  ])("of %i bits is refused beside a mask of 1, and is the same as one of 255", (depth, white) => {
    const shallow = picture("few.png", [0, white, white], { depth });
    expect(() => matched(shallow, picture("raw.png", [0, 1, 1], { depth: 8 }))).toThrow(
      `few.png: is a mask of 0 and ${white}, the white of ${depth} bits, raw.png one of 0 and 1; give the mask the same number in both`,
    );
    const byte = matched(shallow, picture("white.png", [0, 255, 255], { depth: 8 }));
    expect(byte.p).toEqual(byte.t);
    const same = matched(shallow, picture("same.png", [0, white, white], { depth: 8 }));
    expect(same.p).toEqual(same.t);
  });

  it("keeps its own number where no scale brings the two together", () => {
    const deep = picture("deep.png", [0, 65_535], { depth: 16 });
    expect(matched(picture("raw.png", [0, 1], { depth: 8 }), deep)).toMatchObject({ p: [0, 1], notes: [] });
    const labels = picture("labels.png", [0, 1, 2, 3], { depth: 16 });
    expect(matched(picture("raw.png", [0, 1, 2, 3], { depth: 8 }), labels)).toMatchObject({
      p: [0, 1, 2, 3],
    });
  });
});

describe("two palettes", () => {
  const voc = [BLACK, RED, GREEN, BLUE];
  const target = picture("voc.png", [0, 1, 2, 3, 3], { depth: 2, palette: voc });

  it("with the same colours in another sequence are one picture", () => {
    const other = picture("quantised.png", [0, 3, 1, 2, 2], { depth: 2, palette: [BLACK, GREEN, BLUE, RED] });
    expect(matched(other, target)).toEqual({
      p: [0, 1, 2, 3, 3],
      t: [0, 1, 2, 3, 3],
      notes: ["the palettes have the colours in different sequences, and pixels were matched by colour"],
    });
  });

  it("of private colours are compared by index", () => {
    const other = picture("private.png", [0, 1, 2, 3, 3], { depth: 2, palette: [BLACK, 1, 2, 3] });
    expect(matched(other, target)).toEqual({ p: [0, 1, 2, 3, 3], t: [0, 1, 2, 3, 3], notes: [] });
  });

  it("with one colour under two indices are compared by colour", () => {
    const other = picture("twice.png", [0, 1, 2, 3, 4], { depth: 4, palette: [...voc, BLUE] });
    expect(matched(other, target)).toMatchObject({ p: [0, 1, 2, 3, 3], t: [0, 1, 2, 3, 3] });
  });

  it("are refused where a colour is in one of them only", () => {
    const other = picture("more.png", [0, 2, 1, 3, 3], { depth: 2, palette: [BLACK, GREEN, RED, 0xffffff] });
    expect(() => matched(other, target)).toThrow(
      "more.png: its palette has the colours in another sequence: (128, 0, 0) is index 2 there and 1 in voc.png, " +
        "and (255, 255, 255) is in one of the two only; save both with one palette",
    );
  });
});

describe("a palette of grey values, as optimisers write them", () => {
  const optimised = picture("optimised.png", [0, 1, 2, 3], { depth: 2, palette: greys(0, 5, 9, 200) });

  it("holds the labels of the picture before it was optimised", () => {
    const original = picture("original.png", [0, 5, 9, 200], { depth: 8 });
    expect(matched(optimised, original)).toEqual({
      p: [0, 5, 9, 200],
      t: [0, 5, 9, 200],
      notes: ["the palette of the prediction holds grey values, and they are its labels"],
    });
    expect(matched(original, optimised).notes).toEqual([
      "the palette of the target holds grey values, and they are its labels",
    ]);
  });

  it("holds indices where the other map has those", () => {
    expect(matched(optimised, picture("b.npy", [0, 1, 2, 3]))).toMatchObject({ p: [0, 1, 2, 3], notes: [] });
  });

  it("is refused where both readings have labels in common with the other map", () => {
    expect(() => matched(optimised, picture("b.npy", [0, 1, 5, 0]))).toThrow(
      /^optimised\.png: its palette holds grey values that are not their indices \(.*1 is 5, 2 is 9, 3 is 200.*\)/,
    );
  });
});
