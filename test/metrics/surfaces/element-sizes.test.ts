import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elementSizes } from "../../../src/metrics/surfaces/element-sizes.ts";

type Spacing = readonly [number, number, number];
const spacings = fc.tuple(
  ...[1, 2, 3].map(() => fc.double({ min: 0.1, max: 10, noNaN: true })),
) as unknown as fc.Arbitrary<Spacing>;

/** The code of the corners that another code's corners go to. */
const moved = (code: number, move: (corner: number) => number) =>
  [0, 1, 2, 3, 4, 5, 6, 7].reduce(
    (bits, corner) => ((code >> (7 - corner)) & 1 ? bits | (1 << (7 - move(corner))) : bits),
    0,
  );

describe("element sizes", () => {
  const corner = Math.sqrt(3) / 8;
  it.each<[string, number, number]>([
    ["nothing inside", 0b00000000, 0],
    ["all inside", 0b11111111, 0],
    ["a corner", 0b00000001, corner],
    ["all but a corner", 0b11101111, corner],
    ["an edge", 0b00000011, Math.SQRT1_2],
    ["two corners of a face, across", 0b00000110, 2 * corner],
    ["two corners across the cube", 0b10000001, 2 * corner],
    ["two edges", 0b00000111, 0.5 + 3 * corner],
    ["an edge and a corner", 0b00011001, Math.SQRT1_2 + corner],
    ["three corners", 0b00010110, 3 * corner],
    ["a face", 0b00001111, 1],
    ["a corner and its neighbours", 0b00010111, 6 * corner],
    ["a twisted line", 0b00011011, 4 * corner + Math.SQRT1_2],
    ["two edges across", 0b00111100, Math.SQRT2],
    ["two edges and a corner", 0b00011110, 0.5 + 4 * corner],
    ["every other corner", 0b01101001, 4 * corner],
  ])("%s", (_, code, want) => {
    expect(elementSizes([1, 1, 1])[code]).toBeCloseTo(want, 14);
  });

  it("of voxels of other sizes", () => {
    const sizes = elementSizes([2, 3, 5]);
    expect([sizes[0b00001111], sizes[0b00110011], sizes[0b01010101]]).toEqual([15, 10, 6]);
    const all = Math.sqrt(15 ** 2 + 10 ** 2 + 6 ** 2);
    expect(sizes[0b00000001]).toBeCloseTo(all / 8, 13);
    expect(sizes[0b00000011]).toBeCloseTo(Math.sqrt(15 ** 2 + 10 ** 2) / 2, 13);
    expect(sizes[0b00000111]).toBeCloseTo((3 * all) / 8 + 15 / 2, 13);
    // From corner 3 along columns, rows and planes: its ends lie on planes and on rows.
    const ends = Math.sqrt(10 ** 2 + 6 ** 2) + Math.sqrt(15 ** 2 + 6 ** 2);
    expect(sizes[0b00011011]).toBeCloseTo(all / 2 + ends / 4, 13);
  });

  it("are the same to the last bit whichever side is inside, wherever the axes point, in whichever order they are", () => {
    fc.assert(
      fc.property(spacings, fc.nat(255), (spacing, code) => {
        const [s, t, u] = spacing;
        const sizes = elementSizes(spacing);
        expect(sizes[255 - code]).toBe(sizes[code]);
        for (const step of [1, 2, 4]) {
          expect(sizes[moved(code, (corner) => corner ^ step)]).toBe(sizes[code]);
        }
        const turned = moved(code, (corner) => ((corner << 1) & 6) | (corner >> 2));
        expect(elementSizes([t, u, s])[turned]).toBe(sizes[code]);
        const swapped = moved(code, (corner) => (corner & 4) | ((corner & 1) << 1) | ((corner & 2) >> 1));
        expect(elementSizes([s, u, t])[swapped]).toBe(sizes[code]);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it("grow with the square of the spacing", () => {
    const [one, three] = [elementSizes([0.7, 1.1, 2]), elementSizes([2.1, 3.3, 6])];
    for (const [code, size] of one.entries()) expect(three[code]).toBeCloseTo(9 * size, 11);
  });

  it("of a block add up to its faces, with edges and corners cut", () => {
    // 2 × 3 × 4 voxels: 8 corners, edges of 1, 2 and 3 elements four times each, and faces.
    const sizes = elementSizes([1, 1, 1]);
    const edges = 4 * (1 + 2 + 3) * sizes[0b00000011]!;
    const faces = 2 * (1 * 2 + 1 * 3 + 2 * 3) * sizes[0b00001111]!;
    expect(8 * sizes[1]! + edges + faces).toBeCloseTo(Math.sqrt(3) + 24 * Math.SQRT1_2 + 22, 13);
  });
});
