import { describe, expect, it } from "vitest";
import { checkLabels } from "../../../src/cli/pair/check-labels.ts";
import { InputError } from "../../../src/files/source/input-error.ts";
import type { Volume } from "../../../src/files/volume/volume.ts";

const volume = (file: string, labels: Volume["labels"]): Volume => ({
  file,
  labels,
  shape: [2, labels.length / 2],
  order: "fortran",
});
const none = { classes: undefined, ignore: undefined };

describe("accepts", () => {
  const a = volume("a", Uint8Array.of(0, 3, 1, 255));

  it("class numbers, however many there are", () => {
    expect(() => checkLabels(a, a, none)).not.toThrow();
    expect(() => checkLabels(a, a, { ...none, classes: 256 })).not.toThrow();
  });

  it("anything where the target is ignored, in either map", () => {
    const options = { classes: 6, ignore: 255 };
    expect(() => checkLabels(a, a, options)).not.toThrow();
    expect(() => checkLabels(volume("b", Int8Array.of(0, 2, 5, -1)), a, options)).not.toThrow();
    const empty = volume("empty", new Uint8Array(4));
    expect(() => checkLabels(a, empty, { classes: 2, ignore: 0 })).not.toThrow();
  });
});

describe("errors", () => {
  const target = volume("b", Int16Array.of(0, 1, -1, -2, -1, -2));
  it.each([
    [
      target,
      none,
      "b: label -2 at voxel [1, 1] is negative, want class numbers from 0; --ignore -2 leaves out the voxels of this label",
    ],
    [
      volume("ct", Int16Array.of(-1000, 40, -3, -1000, 55, -80)),
      none,
      "ct: label -1000 at voxel [0, 0] is negative, want class numbers from 0; is it an image in place of labels?",
    ],
    [
      volume("a", Int8Array.of(-1, 0, -1, 0, 0, 0)),
      { classes: undefined, ignore: 0 },
      "a: label -1 at voxel [0, 1] is negative, want class numbers from 0",
    ],
    [
      volume("a", Uint8Array.of(0, 1, 2, 3, 4, 5)),
      { classes: 4, ignore: undefined },
      "a: label 5 at voxel [1, 2] is beyond --classes 4, want 0 to 3",
    ],
    [
      volume("a", Int32Array.of(0, 65536)),
      none,
      "a: label 65536 at voxel [1, 0] is too large for a class number, want 0 to 65535",
    ],
  ])("%o %o", (map, options, message) => {
    expect(() => checkLabels(map, target, options)).toThrow(new InputError(message));
  });
});
