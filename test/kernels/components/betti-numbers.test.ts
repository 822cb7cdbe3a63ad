import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bettiNumbers } from "../../../src/kernels/components/betti-numbers.ts";
import type { Extents } from "../../../src/kernels/components/label-components.ts";

/** A mask from planes of rows of # and other letters. */
function maskOf(...planes: string[]): [Uint8Array, Extents] {
  const rows = planes.map((plane) => plane.split("/"));
  const voxels = Uint8Array.from(planes.join("").replaceAll("/", ""), (letter) => (letter === "#" ? 1 : 0));
  return [voxels, [planes.length, rows[0]!.length, rows[0]![0]!.length]];
}

describe("bettiNumbers", () => {
  it.each([
    ["nothing", maskOf("..."), [0, 0, 0], [0, 0, 0]],
    ["a voxel", maskOf("#"), [1, 0, 0], [1, 0, 0]],
    ["a ring by corners", maskOf(".#./#.#/.#."), [1, 1, 0], [4, 0, 0]],
    ["a ring by faces", maskOf("###/#.#/###"), [1, 1, 0], [1, 1, 0]],
    ["a diagonal across a square hole", maskOf("#####/#..##/#.#.#/##..#/#####"), [1, 2, 0], [2, 1, 0]],
    ["a hollow cube", maskOf("###/###/###", "###/#.#/###", "###/###/###"), [1, 0, 1], [1, 0, 1]],
    [
      "a hollow cube without corners",
      maskOf("###/###/##.", "###/#.#/###", "###/###/###"),
      [1, 0, 1],
      [1, 0, 0],
    ],
    ["a tube", maskOf("###/#.#/###", "###/#.#/###"), [1, 1, 0], [1, 1, 0]],
    [
      "a cube inside a hollow cube",
      maskOf(
        "#####/#####/#####/#####/#####",
        "#####/#...#/#...#/#...#/#####",
        "#####/#...#/#.#.#/#...#/#####",
        "#####/#...#/#...#/#...#/#####",
        "#####/#####/#####/#####/#####",
      ),
      [2, 0, 1],
      [2, 0, 1],
    ],
  ] as const)("of %s", (_, [mask, extents], corners, faces) => {
    expect(bettiNumbers(mask, extents, "corners")).toEqual(corners);
    expect(bettiNumbers(mask, extents, "faces")).toEqual(faces);
  });

  it("does not depend on the order of the axes, and adds for masks apart", () => {
    const mask = fc.uint8Array({ minLength: 60, maxLength: 60, max: 1 });
    fc.assert(
      fc.property(mask, fc.constantFrom("corners" as const, "faces" as const), (voxels, connected) => {
        const numbers = bettiNumbers(voxels, [3, 4, 5], connected);
        const turned = new Uint8Array(60);
        for (let p = 0; p < 3; p++)
          for (let r = 0; r < 4; r++)
            for (let c = 0; c < 5; c++) turned[(c * 3 + p) * 4 + r] = voxels[(p * 4 + r) * 5 + c]!;
        expect(bettiNumbers(turned, [5, 3, 4], connected)).toEqual(numbers);
        for (const number of numbers) expect(number).toBeGreaterThanOrEqual(0);
        const twice = new Uint8Array(140);
        twice.set(voxels);
        twice.set(voxels, 80);
        expect(bettiNumbers(twice, [7, 4, 5], connected)).toEqual(numbers.map((number) => 2 * number));
      }),
      { seed: 2 },
    );
  });
});
