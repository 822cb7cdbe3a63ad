import { expect, it } from "vitest";
import { shardText } from "../../../src/cli/data-set/shard-state.ts";
import { DiceMeter } from "../../../src/metrics/dice-meter.ts";
import { exampleDataSet } from "../example-data-set.ts";

it("is a line of JSON with all that a report is made of", () => {
  const text = shardText({ index: 2, of: 3 }, exampleDataSet());
  expect(text).toMatch(/^[^\n]+\n$/);
  const { meter, ...rest } = JSON.parse(text);
  const { meter: original, ...known } = exampleDataSet();
  expect(rest).toEqual({ format: "softdice-shard", version: 1, shard: { index: 2, of: 3 }, ...known });
  expect(DiceMeter.fromJSON(meter).toJSON()).toEqual(original.toJSON());
});
