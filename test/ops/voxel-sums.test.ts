import { expect, it } from "vitest";
import { grad, sum, type Tensor } from "../../src/index.ts";
import { sumOverVoxels, type VoxelSums, voxelExchange, withVoxelExchange } from "../../src/ops/voxel-sums.ts";
import { tensor } from "../../src/tensor/make/make-tensor.ts";
import { randomTensor } from "./gradients.ts";

const x = randomTensor([2, 5, 1, 700], 1);

it("sums the voxels of each sample", () => {
  expect(sumOverVoxels(tensor([1, 2, 3, 4], [2, 1, 1, 2])).toArray()).toEqual([3, 7]);
  expect(grad((y: Tensor) => sum(sumOverVoxels(y)))(x).data.every((slope) => slope === 1)).toBe(true);
});

it("hands out blocks whose sum, in order, is the sum", () => {
  const seen: VoxelSums[] = [];
  const exchange = {
    wantsBlocks: true,
    totalsOf: (local: VoxelSums) => {
      seen.push(local);
      return local.totals;
    },
    pass: (sums: Tensor) => sums,
  };
  const sums = withVoxelExchange(exchange, () => sumOverVoxels(x));
  const { blocks, batch, groups, width, totals } = seen[0]!;
  expect([groups, batch, width]).toEqual([1, 2, 1]);
  // 3,500 voxels a sample: three blocks of 1,024 and a rest.
  expect(blocks).toHaveLength(8);
  for (const sample of [0, 1]) {
    let total = 0;
    for (let block = 0; block < 4; block++) total += blocks![2 * block + sample]!;
    expect(total).toBe(totals[sample]);
    expect(total).toBe(sumOverVoxels(x).data[sample]);
  }
  expect(sums.data).toEqual(totals);
});

it("takes the totals of others, and still gives each voxel its gradient", () => {
  const exchange = {
    wantsBlocks: false,
    totalsOf: () => Float64Array.of(10, 20),
    pass: (sums: Tensor) => sums,
  };
  withVoxelExchange(exchange, () => {
    expect(sumOverVoxels(x).toArray()).toEqual([10, 20]);
    expect(grad((y: Tensor) => sum(sumOverVoxels(y)))(x).data[3]).toBe(1);
  });
  expect(voxelExchange()).toBe(null);
});

it("ends with the work, even if that throws", () => {
  const exchange = { wantsBlocks: false, totalsOf: () => new Float64Array(2), pass: (sums: Tensor) => sums };
  expect(() =>
    withVoxelExchange(exchange, () => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(voxelExchange()).toBe(null);
});
