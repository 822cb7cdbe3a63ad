import { expect, it } from "vitest";
import * as workers from "../../src/workers/index.ts";
import { publicNames } from "../contract/package/public-names.ts";

it("the names of softdice/workers are these", () => {
  expect(Object.keys(workers).sort()).toEqual(["createPool", "serve", "sharedTensor"]);
  expect(
    publicNames("src/workers/index.ts")
      .filter(({ isType }) => isType)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([
    "Answer",
    "Handlers",
    "OnSettled",
    "Pool",
    "PoolLoss",
    "PoolOptions",
    "PoolSignal",
    "WorkerPort",
  ]);
});
