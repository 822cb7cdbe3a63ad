import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundaryPath, fillPath, type LabelGrid } from "../../../src/cli/picture/boundary-path.ts";

const grid: LabelGrid = { labels: [1, 1, 0, 1, 0, 0], width: 3, height: 2 };

/** The unit edges of a path: `h x y` and `v x y`. */
function unitEdges(path: string): string[] {
  return [...path.matchAll(/M(\d+) (\d+)([hv])(\d+)/g)].flatMap(([, x, y, way, length]) =>
    Array.from({ length: Number(length) }, (_, k) =>
      way === "h" ? `h ${Number(x) + k} ${y}` : `v ${x} ${Number(y) + k}`,
    ),
  );
}

describe("an outline", () => {
  it("is made of lines around pixels", () => {
    expect(boundaryPath(grid)).toBe("M0 0h2M1 1h1M0 2h1M0 0v2M1 1v1M2 0v1");
    expect(fillPath(grid)).toBe("M0 0h2v1h-2zM0 1h1v1h-1z");
  });

  it("of a part has no line where the part was cut", () => {
    expect(boundaryPath(grid, true)).toBe("M1 1h1M1 1v1M2 0v1");
  });

  it("has each edge between different labels once", () => {
    const input = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, height]) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          labels: fc.array(fc.integer({ min: 0, max: 2 }), {
            minLength: width * height,
            maxLength: width * height,
          }),
        }),
      );
    fc.assert(
      fc.property(input, (one) => {
        const at = (x: number, y: number) =>
          x < 0 || y < 0 || x >= one.width || y >= one.height ? 0 : one.labels[y * one.width + x]!;
        const want: string[] = [];
        for (let y = 0; y <= one.height; y++)
          for (let x = 0; x <= one.width; x++) {
            if (x < one.width && at(x, y - 1) !== at(x, y)) want.push(`h ${x} ${y}`);
            if (y < one.height && at(x - 1, y) !== at(x, y)) want.push(`v ${x} ${y}`);
          }
        expect(unitEdges(boundaryPath(one)).sort()).toEqual(want.sort());
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});
