import { describe, expect, it } from "vitest";
import {
  hausdorffDistance,
  ones,
  type SurfaceDistances,
  type SurfaceOptions,
  surfaceDiceScore,
  surfaceDistances,
} from "../../../src/index.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { pairsOf } from "../naive-surfaces.ts";

const dot = (place: number, shape: number[], label = 1) => {
  const data = new Uint8Array(shape.reduce((a, b) => a * b));
  data[place] = label;
  return labelMap(data, shape);
};

function pairs({ classes }: SurfaceDistances, label = 1) {
  const { prediction, target } = classes[label]!;
  return { prediction: pairsOf(prediction), target: pairsOf(target) };
}

describe("one voxel each", () => {
  it("of a plane, as voxels", () => {
    const options = { classes: 2, spacing: [3, 2], boundary: "voxels" } as const;
    const distances = surfaceDistances(dot(0, [2, 3]), dot(5, [2, 3]), options);
    expect(pairs(distances)).toEqual({ prediction: [[5, 1]], target: [[5, 1]] });
    expect(distances.boundary).toBe("voxels");
  });

  it("of a plane, as the four points around it", () => {
    // The points (0, 0) to (1, 1), and (0, 2) to (1, 3): 2 or 1 columns of 2 apart.
    const distances = surfaceDistances(dot(0, [1, 3]), dot(2, [1, 3]), { classes: 2, spacing: [3, 2] });
    const half = Math.sqrt(3 ** 2 + 2 ** 2) / 2;
    const want = [
      [2, expect.closeTo(2 * half, 14)],
      [4, expect.closeTo(2 * half, 14)],
    ];
    expect(pairs(distances)).toEqual({ prediction: want, target: want });
  });

  it("of a volume, as the eight points around it", () => {
    const distances = surfaceDistances(dot(0, [1, 1, 2]), dot(1, [1, 1, 2]), { classes: 2 });
    const half = expect.closeTo(Math.sqrt(3) / 2, 14);
    expect(pairs(distances).prediction).toEqual([
      [0, half],
      [1, half],
    ]);
  });

  it("in one map only", () => {
    const empty = labelMap(new Uint8Array(6), [2, 3]);
    for (const boundary of ["area", "voxels"] as const) {
      const distances = surfaceDistances(dot(4, [2, 3]), empty, { classes: 2, boundary });
      expect(pairs(distances)).toEqual({ prediction: [[Infinity, expect.any(Number)]], target: [] });
    }
  });
});

describe("the classes", () => {
  it("are all there, the background if it is wanted", () => {
    const map = labelMap([0, 1, 0, 3], [2, 2]);
    const { classes } = surfaceDistances(map, map, { classes: 5 });
    expect(classes.map((surfaces) => surfaces?.prediction.distances.length)).toEqual([undefined, 1, 0, 1, 0]);
    const all = surfaceDistances(map, map, { classes: 5, includeBackground: true });
    expect(all.classes.map((surfaces) => surfaces?.prediction.distances.length)).toEqual([1, 1, 0, 1, 0]);
    expect(all.classes.slice(1)).toEqual(classes.slice(1));
    expect(surfaceDistances(map, map, { classes: 65_536 }).classes.length).toBe(65_536);
  });

  it("of any type of labels are the same", () => {
    const labels = [0, 1, 1, 2, 2, 0, 1, 2];
    const want = surfaceDistances(labelMap(labels, [2, 4]), labelMap([...labels].reverse(), [2, 4]), {
      classes: 3,
    });
    for (const Kind of [
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
    ]) {
      const memory = Kind.from([9, ...labels]);
      const other = Kind.from([...labels].reverse());
      expect(
        surfaceDistances(labelMap(memory.subarray(1), [2, 4]), labelMap(other, [2, 4]), { classes: 3 }),
      ).toEqual(want);
    }
  });
});

describe("voxels that do not count", () => {
  const prediction = labelMap([1, 1, 1, 0, 2, 0], [1, 6]);
  const target = labelMap([1, 1, 0, 0, 9, 1], [1, 6]);
  const options = { classes: 3, boundary: "voxels" } as const;

  it("are of no class in either map", () => {
    const without = surfaceDistances(
      labelMap([1, 1, 1, 0, 0, 0], [1, 6]),
      labelMap([1, 1, 0, 0, 0, 1], [1, 6]),
      options,
    );
    expect(surfaceDistances(prediction, target, { ...options, ignoreIndex: 9 })).toEqual(without);
    const mask = labelMap([5, 1, 1, 1, 0, 1], [1, 6]);
    expect(surfaceDistances(prediction, target, { ...options, mask })).toEqual(without);
    const both = surfaceDistances(prediction, target, { ...options, mask, ignoreIndex: 1 });
    expect(pairs(both)).toEqual({ prediction: [[Infinity, 1]], target: [] });
  });

  it("may hold any label", () => {
    const wild = labelMap([-5, 1, 2 ** 31 - 1], [1, 3]);
    const mask = labelMap([0, 1, 0], [1, 3]);
    const distances = surfaceDistances(wild, wild, { ...options, mask });
    expect(pairs(distances)).toEqual({ prediction: [[0, 1]], target: [[0, 1]] });
  });
});

describe("a box shifted by k voxels", () => {
  const block = (shape: number[], first: number[], last: number[]) => {
    const [planes, rows, columns] = shape as [number, number, number];
    const data = new Uint8Array(planes * rows * columns);
    for (let p = first[0]!; p <= last[0]!; p++)
      for (let r = first[1]!; r <= last[1]!; r++)
        for (let c = first[2]!; c <= last[2]!; c++) data[(p * rows + r) * columns + c] = 1;
    return labelMap(data, shape);
  };

  it.each([0, 1, 2])("along axis %d has a Hausdorff distance of k spacings", (axis) => {
    const spacing = [2.5, 0.75, 1.1];
    const shape = [9, 9, 9];
    for (let k = 0; k <= 4; k++) {
      const moved = [1, 1, 1].map((at, other) => at + (other === axis ? k : 0));
      const prediction = block(
        shape,
        moved,
        moved.map((at) => at + 2),
      );
      const target = block(shape, [1, 1, 1], [3, 3, 3]);
      for (const boundary of ["area", "voxels"] as const) {
        const distances = surfaceDistances(prediction, target, { classes: 2, spacing, boundary });
        expect(hausdorffDistance(distances)).toBeCloseTo(k * spacing[axis]!, 12);
        const most = k * spacing[axis]!;
        expect(surfaceDiceScore(distances, { tolerance: most })).toBe(1);
        if (k > 0) expect(surfaceDiceScore(distances, { tolerance: most - 0.01 })).toBeLessThan(1);
      }
    }
  });
});

describe("spacing", () => {
  it.each([
    [1e-50, 3e-50],
    [1e50, 1e50],
    [1e-50, 1e50],
    [1e50, 1e-50],
  ])("of %d and %d gives finite numbers", (...spacing) => {
    for (const boundary of ["area", "voxels"] as const) {
      const distances = surfaceDistances(dot(0, [2, 9]), dot(17, [2, 9]), { classes: 2, spacing, boundary });
      const hausdorff = hausdorffDistance(distances);
      expect(hausdorff / Math.sqrt(spacing[0]! ** 2 + 64 * spacing[1]! ** 2)).toBeCloseTo(1, 12);
    }
  });
});

describe("wrong arguments", () => {
  const map = labelMap([0, 1, 1, 0], [2, 2]);
  it.each<[string, ErrorConstructor, unknown]>([
    ["options are undefined, want an object", TypeError, undefined],
    ['unknown option "tolerance"', TypeError, { classes: 2, tolerance: 1 }],
    ["classes is undefined, want a number", TypeError, {}],
    ["classes is 65537, want at most 65536", RangeError, { classes: 65_537 }],
    ["prediction holds label 1 at [0, 1], want 0 to 0", RangeError, { classes: 1, includeBackground: true }],
    ["includeBackground is false, and class 0 is the only class", RangeError, { classes: 1 }],
    ["spacing is 1, want an array of numbers", TypeError, { classes: 2, spacing: 1 }],
    [
      "spacing [1, 1, 1] of a map of shape [2, 2], want 2 numbers",
      RangeError,
      { classes: 2, spacing: [1, 1, 1] },
    ],
    ["spacing [1, 0] holds 0, want numbers from 1e-50 to 1e+50", RangeError, { classes: 2, spacing: [1, 0] }],
    ["spacing [NaN, 1] holds NaN", RangeError, { classes: 2, spacing: [Number.NaN, 1] }],
    ['boundary is "edge", want "area" or "voxels"', RangeError, { classes: 2, boundary: "edge" }],
    ["includeBackground is 1, want true or false", TypeError, { classes: 2, includeBackground: 1 }],
    ["mask shape [4] differs from [2, 2]", RangeError, { classes: 2, mask: ones([4]) }],
  ])("are refused: %s", (message, Kind, options) => {
    expect(() => surfaceDistances(map, map, options as SurfaceOptions)).toThrow(Kind);
    expect(() => surfaceDistances(map, map, options as SurfaceOptions)).toThrow(
      `surfaceDistances: ${message}`,
    );
  });

  it.each([[[4]], [[1, 2, 2, 1]]])("of shape %j are refused", (shape) => {
    const wrong = labelMap([0, 1, 1, 0], shape);
    expect(() => surfaceDistances(wrong, wrong, { classes: 2 })).toThrow(
      new RangeError(
        `surfaceDistances: prediction shape [${shape.join(", ")}] has ${shape.length} axes, want 2 or 3; give one sample at a time`,
      ),
    );
  });

  it("name the map that holds a wrong label", () => {
    expect(() => surfaceDistances(map, labelMap([0, 1, 255, 0], [2, 2]), { classes: 2 })).toThrow(
      "surfaceDistances: target holds label 255 at [1, 0], want 0 to 1; divide a mask of 0 and 255 by 255",
    );
  });
});
