import { expect, it } from "vitest";
import { checkCaseMeasures, checkMeasureNames } from "../../../src/metrics/state/measure-fields.ts";

it("keeps measures in the order of the table, each once", () => {
  expect(checkMeasureNames("f", "measures", ["diagonal", "volume", "volume"])).toEqual([
    "volume",
    "diagonal",
  ]);
});

it.each([
  ["volume", TypeError, 'f: measures are "volume", want an array of names'],
  [[], RangeError, "f: measures are [], want at least one, or no measures"],
  [["volum"], RangeError, 'f: measures[0] is "volum", want "volume" or'],
  [[undefined], TypeError, "f: measures[0] is undefined"],
])("refuses %j as measures", (measures, kind, says) => {
  expect(() => checkMeasureNames("f", "measures", measures)).toThrow(kind);
  expect(() => checkMeasureNames("f", "measures", measures)).toThrow(says);
});

it("copies numbers of every class but the background", () => {
  expect(checkCaseMeasures("f", "m", [0, 2], [[1, "Infinity"]], ["centre", "diagonal"])).toEqual([
    [1, "Infinity"],
  ]);
  expect(checkCaseMeasures("f", "m", [0], [], ["volume"])).toEqual([]);
});

it.each([
  [[], "m holds 0 values, want 1"],
  [[[1]], "m[0] holds 1 values, want 2"],
  [[[1, -2]], "m[0][1] is -2"],
  [[[1, null]], "m[0][1] is null"],
  [[[1, "infinity"]], 'm[0][1] is "infinity"'],
  ["x", 'm is "x", want an array'],
])("refuses %j as the numbers of volumes", (value, says) => {
  expect(() => checkCaseMeasures("f", "m", [1], value, ["volume"])).toThrow(says);
});
