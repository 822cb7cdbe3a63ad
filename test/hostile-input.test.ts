import { describe, expect, it } from "vitest";
import * as softdice from "../src/index.ts";
import * as properties from "../src/testing/fast-check.ts";
import { ADAPTER_ROWS } from "./hostile-input/adapter-rows.ts";
import { AUTODIFF_ROWS } from "./hostile-input/autodiff-rows.ts";
import { CHECK_ROWS } from "./hostile-input/check-rows.ts";
import { EDGE_CASE_ROWS } from "./hostile-input/edge-case-rows.ts";
import { GRADCHECK_ROWS } from "./hostile-input/gradcheck-rows.ts";
import { LOSS_ROWS } from "./hostile-input/loss-rows.ts";
import { METER_ROWS } from "./hostile-input/meter-rows.ts";
import { METRIC_ROWS } from "./hostile-input/metric-rows.ts";
import { OPERATION_ROWS } from "./hostile-input/operation-rows.ts";
import { PROPERTY_ROWS } from "./hostile-input/property-rows.ts";
import { type Row, snapshot } from "./hostile-input/row.ts";
import { SCORE_ROWS } from "./hostile-input/score-rows.ts";
import { SURFACE_ROWS } from "./hostile-input/surface-rows.ts";
import { TENSOR_ROWS } from "./hostile-input/tensor-rows.ts";

const ROWS = [
  ...TENSOR_ROWS,
  ...OPERATION_ROWS,
  ...AUTODIFF_ROWS,
  ...GRADCHECK_ROWS,
  ...EDGE_CASE_ROWS,
  ...PROPERTY_ROWS,
  ...LOSS_ROWS,
  ...METRIC_ROWS,
  ...SCORE_ROWS,
  ...SURFACE_ROWS,
  ...METER_ROWS,
  ...CHECK_ROWS,
  ...ADAPTER_ROWS,
];
const EXPORTS = new Map(Object.entries({ ...softdice, ...properties } as Record<string, unknown>));
const FUNCTIONS = [...EXPORTS.keys()].filter((name) => typeof EXPORTS.get(name) === "function");

function check({ name, kind, says, args, call, prefix = name }: Row): void {
  const f = EXPORTS.get(name) as (...given: unknown[]) => unknown;
  const given = args();
  const before = snapshot(given);
  let thrown: unknown;
  try {
    const result = call ? call(f as never, given as never[]) : f(...given);
    expect.fail(`nothing thrown, but ${JSON.stringify(snapshot(result))} returned`);
  } catch (error) {
    thrown = error;
  }
  const { message } = thrown as Error;
  expect(message.startsWith(`${prefix}: `), message).toBe(true);
  expect((thrown as Error).constructor, message).toBe(kind);
  expect(message).toContain(says);
  expect(message, "a period").not.toMatch(/\.$/);
  expect(message.slice(prefix.length + 2), "upper case").not.toMatch(/^[A-Z](?!aN\b|nfinity\b)/);
  expect(snapshot(given), "an input was changed").toEqual(before);
}

describe.each(FUNCTIONS)("%s", (name) => {
  const rows = ROWS.filter((row) => row.name === name).map((row) => [row.what, row] as const);

  it.each(rows)("%s", (_, row) => check(row));
});

it("every public function has its rows, and every row its function", () => {
  const named = [...new Set(ROWS.map(({ name }) => name))].sort();
  expect(named).toEqual([...FUNCTIONS].sort());
});

it("no two rows of a function are one", () => {
  const keys = ROWS.map(({ name, what }) => `${name}: ${what}`);
  expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
});
