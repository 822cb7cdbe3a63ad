import { describe, expect, it } from "vitest";
import type { LovaszLossOptions } from "../../../src/index.ts";
import { overlapSettings } from "../../../src/losses/overlap/overlap-options.ts";
import { poolRows, rowsOf } from "../../../src/losses/voxel/class-rows.ts";
import { voxelGrid } from "../../../src/losses/voxel/voxel-grid.ts";
import { labelMap } from "../../../src/tensor/make/make-label-map.ts";
import { tensor } from "../../../src/tensor/make/make-tensor.ts";

const f64 = { dtype: "float64" } as const;
// Two samples, two voxels, three classes; class 1 is absent from the first, classes 0 and 2 from the second.
const prediction = tensor(new Float64Array(12).fill(0.5), [2, 2, 3]);
const target = labelMap([0, 2, 1, 1], [2, 2]);

function rows(options: LovaszLossOptions = {}) {
  const settings = overlapSettings("loss", options);
  return { settings, found: rowsOf(voxelGrid("loss", prediction, target, settings), settings) };
}

describe("rowsOf", () => {
  it("has a row for each sample, and one for a pooled batch", () => {
    const { found } = rows();
    expect([found.rows, found.classes, found.reduction.shape]).toEqual([2, 3, [2, 3]]);
    expect(rows({ batch: true }).found).toMatchObject({ rows: 1, classes: 3, reduction: { shape: [3] } });
    expect(rows({ average: "micro" }).found.reduction.shape).toEqual([2]);
    expect(rows({ average: "micro", batch: true }).found.reduction.shape).toEqual([]);
  });

  it.each<[LovaszLossOptions, number[]]>([
    [{}, [1, 1, 1, 1, 1, 1]],
    [{ absentClasses: "skip" }, [1, 0, 1, 0, 1, 0]],
    [{ absentClasses: "zero" }, [1, 0, 1, 0, 1, 0]],
    [{ absentClasses: "skip", batch: true }, [1, 1, 1]],
    [{ absentClasses: "skip", includeBackground: false }, [0, 1, 1, 0]],
    [{ absentClasses: "skip", ignoreIndex: 2 }, [1, 0, 0, 0, 1, 0]],
    [{ absentClasses: "skip", mask: labelMap([1, 0, 1, 1], [2, 2]), batch: true }, [1, 1, 0]],
  ])("under %j the classes that take part are %j", (options, want) => {
    const { found } = rows(options);
    expect(found.takesPart.map(Number)).toEqual(want);
    expect(found.reduction.present).toEqual(found.takesPart);
  });

  it("of a micro average, a row is present where any class takes part, and its weights are in the pool", () => {
    const options = { average: "micro", absentClasses: "skip", includeBackground: false } as const;
    const { found } = rows({ ...options, classWeights: [5, 2, 3], mask: labelMap([1, 0, 1, 1], [2, 2]) });
    expect(found.reduction.present).toEqual([false, true]);
    expect(found.reduction.weights).toBeNull();
    expect(found.weights).toEqual([2, 3]);
  });
});

describe("poolRows", () => {
  const sums = tensor([1, 2, 4, 8, 16, 32], [2, 3], f64);

  it.each<[LovaszLossOptions, number[][]]>([
    [
      {},
      [
        [1, 2, 4],
        [8, 16, 32],
      ],
    ],
    [{ batch: true }, [[9, 18, 36]]],
    [{ average: "micro" }, [[7], [56]]],
    [{ average: "micro", batch: true }, [[63]]],
    [{ average: "micro", absentClasses: "skip" }, [[5], [16]]],
    [{ average: "micro", classWeights: [1, 10, 100] }, [[421], [3368]]],
    [{ average: "micro", batch: true, absentClasses: "skip", ignoreIndex: 2 }, [[27]]],
  ])("under %j gives %j", (options, want) => {
    const { found, settings } = rows(options);
    expect(poolRows(sums, found, settings).toArray()).toEqual(want);
  });
});
