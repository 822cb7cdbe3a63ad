import { expect, it } from "vitest";
import { pairKernels } from "../../../src/kernels/simd/pair-kernels.ts";

it("countPairs adds a run of pairs of labels to the table", () => {
  const { kernels, bytes, buffer } = pairKernels.near()!;
  const [p, t, table] = [4096, 8192, 65_536];
  bytes.fill(200, p, p + 100).fill(3, t, t + 100);
  bytes[t + 41] = 4;
  const counts = new Int32Array(buffer, table, 65_536).fill(0);
  kernels.countPairs(p, t, 100, table);
  expect([counts[200 * 256 + 3], counts[200 * 256 + 4]]).toEqual([99, 1]);
});
