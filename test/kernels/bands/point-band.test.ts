import fc from "fast-check";
import { expect, it } from "vitest";
import { pointBand } from "../../../src/kernels/bands/point-band.ts";

it("marks the voxels that a loop over all points finds", () => {
  const extent = fc.integer({ min: 1, max: 5 });
  const edge = fc.constantFrom(0.3, 1, 2.5);
  fc.assert(
    fc.property(
      fc.tuple(extent, extent, extent),
      fc.tuple(edge, edge, edge),
      fc.boolean(),
      fc.boolean(),
      fc.double({ min: 0, max: 4, noNaN: true }),
      fc.infiniteStream(fc.boolean()),
      ([planes, all, columns], edges, between, flat, distance, isPoint) => {
        const rows = flat ? 1 : all;
        const more = Number(between);
        const grid = [planes + more, flat ? 1 : rows + more, columns + more] as const;
        const points: [number, number, number][] = [];
        const places: number[] = [];
        const starts = new Float64Array(grid[0] + 1);
        for (let p = 0; p < grid[0]; p++) {
          for (let at = 0; at < grid[1] * grid[2]; at++) {
            if (!isPoint.next().value) continue;
            points.push([p, Math.floor(at / grid[2]), at % grid[2]]);
            places.push(at);
          }
          starts[p + 1] = places.length;
        }
        const box = { planes, rows, columns };
        const list = { starts, places: Uint32Array.from(places), codes: new Uint8Array(places.length) };
        const half = more / 2;
        const want = Uint8Array.from({ length: planes * rows * columns }, (_, at) => {
          const [p, r, c] = [
            Math.floor(at / (rows * columns)),
            Math.floor(at / columns) % rows,
            at % columns,
          ];
          return Number(
            points.some(([q, s, d]) => {
              const across = flat ? 0 : (r - s + half) * edges[1];
              const squares = [
                ((p - q + half) * edges[0]) ** 2,
                across ** 2,
                ((c - d + half) * edges[2]) ** 2,
              ];
              const sum = squares.sort((a, b) => a - b).reduce((total, square) => total + square, 0);
              return sum <= distance * distance;
            }),
          );
        });
        expect(pointBand(list, box, between, flat, edges, distance)).toEqual(want);
      },
    ),
  );
});
