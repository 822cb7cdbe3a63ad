import { describe, expect, it } from "vitest";
import { maskOf, matchSegments } from "../../../src/cli/pair/match-segments.ts";
import type { Segment, Volume } from "../../../src/files/volume/volume.ts";

const segment = (name: string, label: number, layer = 0): Segment => ({ name, label, layer });
const volume = (file: string, layers: number[][], segments?: Segment[]): Volume => ({
  file,
  shape: [layers[0]!.length],
  order: "fortran",
  labels: Uint8Array.from(layers[0]!),
  ...(layers.length > 1 && { layers: layers.map((layer) => Uint8Array.from(layer)) }),
  ...(segments && { segments }),
});

describe("one label map each", () => {
  const target = volume(
    "t",
    [[0, 1, 2, 3]],
    [segment("liver", 1), segment("spleen", 2), segment("kidney", 3)],
  );

  it("keeps numbers that mean the same", () => {
    const same = volume("p", [[0, 1, 2, 3]], [segment("spleen", 2), segment("liver", 1)]);
    const { prediction, names, notes } = matchSegments(same, target);
    expect(prediction).toBe(same);
    expect([...names!].sort()).toEqual([
      [1, "liver"],
      [2, "spleen"],
      [3, "kidney"],
    ]);
    expect(notes).toEqual([]);
  });

  it("matches by name where the numbers differ, and moves names that the target lacks out of the way", () => {
    const other = volume(
      "p",
      [[0, 2, 1, 3]],
      [segment("liver", 2), segment("spleen", 1), segment("tumor", 3)],
    );
    const { prediction, names, notes } = matchSegments(other, target);
    expect([...prediction.labels]).toEqual([0, 1, 2, 4]);
    expect([...names!].sort()).toEqual([
      [1, "liver"],
      [2, "spleen"],
      [3, "kidney"],
      [4, "tumor"],
    ]);
    expect(notes).toEqual([
      "segments of the same name have different numbers in the two files, and were matched by name",
    ]);
  });

  it("compares numbers where one of the two has no names, and hands on those of the other", () => {
    const plain = volume("p", [[0, 1, 2, 3]]);
    expect(matchSegments(plain, target)).toMatchObject({
      prediction: plain,
      notes: [
        "the prediction does not name its labels, so they were matched by number with those of the target",
      ],
    });
    expect(matchSegments(target, plain).notes[0]).toMatch(/^the target does not name its labels/);
    expect([...matchSegments(plain, target).names!][0]).toEqual([1, "liver"]);
    expect(matchSegments(plain, plain)).toEqual({ prediction: plain, notes: [] });
  });
});

describe("names that differ", () => {
  const target = volume("t", [[0, 1, 2]], [segment("liver", 1), segment("spleen", 2)]);
  const notesOf = (...names: string[]) =>
    matchSegments(
      volume(
        "p",
        [[0, 1, 2]],
        names.map((name, at) => segment(name, at + 1)),
      ),
      target,
    ).notes;

  it("by their letters alone are named, and those of other objects are not", () => {
    expect(notesOf("liver", "Spleen")).toEqual([
      'segment "Spleen" of the prediction is another than "spleen" of the target',
    ]);
    expect(notesOf("liver", "splen")).toHaveLength(1);
    expect(notesOf("liver", "pancreas")).toEqual([]);
    expect(notesOf("liver")).toEqual([]);
  });

  it("throughout are listed", () => {
    expect(notesOf("Segment_1", "Segment_2")).toEqual([
      "no segment has the same name in both files: Segment_1, Segment_2 beside liver, spleen",
    ]);
    expect(notesOf("a", "b", "c", "d", "e", "f")[0]).toContain(": a, b, c, d, e and 1 more beside");
  });

  it("are refused where one file has a name twice", () => {
    const twice = volume("twice.seg.nrrd", [[0, 1, 2]], [segment("liver", 1), segment("liver", 2)]);
    const message =
      'twice.seg.nrrd: names several segments "liver", and segments are matched by name; rename all but one';
    expect(() => matchSegments(twice, target)).toThrow(message);
    expect(() => matchSegments(target, twice)).toThrow(message);
    expect(matchSegments(volume("p", [[0, 1, 2]]), twice).names!.get(2)).toBe("liver");
  });
});

describe("segments that overlap", () => {
  const target = volume(
    "t",
    [
      [1, 1, 0],
      [0, 1, 1],
    ],
    [segment("liver", 1), segment("tumor", 1, 1)],
  );

  it("are counted one by one, by name", () => {
    const prediction = volume(
      "p",
      [
        [2, 2, 0],
        [0, 0, 7],
      ],
      [segment("tumor", 7, 1), segment("liver", 2), segment("cyst", 9)],
    );
    const { overlapping, names, notes } = matchSegments(prediction, target);
    expect(overlapping!.map(({ name, class: number }) => [number, name])).toEqual([
      [1, "liver"],
      [2, "tumor"],
      [3, "cyst"],
    ]);
    const masks = (index: number) => [
      [...maskOf(prediction, overlapping![index]!.prediction)],
      [...maskOf(target, overlapping![index]!.target)],
    ];
    expect(masks(0)).toEqual([
      [1, 1, 0],
      [1, 1, 0],
    ]);
    expect(masks(1)).toEqual([
      [0, 0, 1],
      [0, 1, 1],
    ]);
    expect(masks(2)).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(names!.get(2)).toBe("tumor");
    expect(notes).toEqual([
      "segments overlap and were scored one by one, without background: liver, tumor, cyst",
    ]);
  });

  it("keep their numbers where these tell them apart, and are then known in a map without names", () => {
    const numbered = volume(
      "t",
      [
        [1, 1, 0],
        [0, 5, 5],
      ],
      [segment("liver", 1), segment("tumor", 5, 1)],
    );
    const plain = volume("p", [[1, 5, 5]]);
    const { overlapping } = matchSegments(plain, numbered);
    expect(overlapping!.map((each) => each.class)).toEqual([1, 5]);
    expect([...maskOf(plain, overlapping![1]!.prediction)]).toEqual([0, 1, 1]);
    expect([...maskOf(numbered, overlapping![1]!.target)]).toEqual([0, 1, 1]);
  });

  it("are refused where two have one name, beside a map without names too", () => {
    const twice = volume(
      "twice.seg.nrrd",
      [
        [1, 1, 0],
        [0, 2, 2],
      ],
      [segment("Lesion", 1), segment("Lesion", 2, 1)],
    );
    const plain = volume("p", [[1, 2, 2]]);
    const message = 'twice.seg.nrrd: names several segments "Lesion", and segments are matched by name';
    expect(() => matchSegments(plain, twice)).toThrow(message);
    expect(() => matchSegments(twice, plain)).toThrow(message);
  });

  it("are refused beside a map without names where they share numbers", () => {
    expect(() => matchSegments(volume("p.nii", [[1, 1, 0]]), target)).toThrow(
      "p.nii: does not name its labels, and segments of t that overlap share numbers; save both with named segments",
    );
  });
});
