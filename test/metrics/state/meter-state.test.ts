import { describe, expect, it } from "vitest";
import { checkReason, checkState, copyState, meterState } from "../../../src/metrics/state/meter-state.ts";

const one = (id: string) => ({
  id,
  voxels: 4,
  labels: [1],
  intersection: [1],
  predicted: [2],
  actual: [3],
});
const rules = { classes: undefined, surface: undefined };
const noMeasures = { tolerances: [], percentiles: [], average: false, boundary: "area" };
const state = {
  format: "softdice-meter",
  version: 1,
  cases: [one("B"), one("a")],
  skipped: [{ id: "c", reason: "unreadable" }],
} as const;

describe("meterState", () => {
  it("orders cases by the code units of their ids", () => {
    const ids = ["é", "b", "a10", "a2", "B", "\u{1F600}", "\uFF61"];
    const { cases, skipped } = meterState(
      rules,
      ids.map(one),
      ids.map((id) => ({ id, reason: "" })),
    );
    const want = ["B", "a10", "a2", "b", "é", "\u{1F600}", "\uFF61"];
    expect(cases.map(({ id }) => id)).toEqual(want);
    expect(skipped.map(({ id }) => id)).toEqual(want);
  });

  it("says what the meter was made for", () => {
    const surface = { tolerances: [1], percentiles: [], average: false, boundary: "area" } as const;
    expect(meterState({ classes: 3, surface }, [], [])).toEqual({
      format: "softdice-meter",
      version: 1,
      classes: 3,
      surface,
      cases: [],
      skipped: [],
    });
  });
});

describe("checkState", () => {
  it("gives the same, in the order in which it is written", () => {
    const mixed = Object.fromEntries(
      Object.entries({ ...state, cases: [...state.cases].reverse() }).reverse(),
    );
    expect(JSON.stringify(checkState("f", mixed))).toBe(JSON.stringify(state));
  });

  it.each<[string, unknown]>([
    ["state is null, want an object", null],
    ['state is "{}", want an object', "{}"],
    ["state.format is undefined", {}],
    ['state.format is "softdice", want "softdice-meter"', { ...state, format: "softdice" }],
    ["state.version is 2, want 1", { ...state, version: 2 }],
    ["state.classes is 0, want a finite number from 1", { ...state, classes: 0 }],
    ["state.classes is 65537, want at most 65536", { ...state, classes: 65_537 }],
    ["state.classes is null, want a number", { ...state, classes: null }],
    ["state.surface names no measure", { ...state, surface: noMeasures }],
    ["state.surface.percentiles hold 101", { ...state, surface: { ...noMeasures, percentiles: [101] } }],
    ["state.cases is an object, want an array", { ...state, cases: {} }],
    [
      "state.cases[1] is undefined, want an object",
      { ...state, cases: Object.assign(new Array(2), { 0: one("a") }) },
    ],
    [
      "state.cases[1].labels[0] is 1.5, want a whole number",
      { ...state, cases: [one("a"), { ...one("b"), labels: [1.5] }] },
    ],
    ["state.cases[0].labels[0] is 1, want at most 0", { ...state, classes: 1 }],
    ['state.cases[1].id is "a" a second time', { ...state, cases: [one("a"), one("a")] }],
    ['state.skipped[0].id is "a" a second time', { ...state, skipped: [{ id: "a", reason: "" }] }],
    ["state.skipped[0].reason is undefined", { ...state, skipped: [{ id: "d" }] }],
    ["state.skipped[0].reason is 5, want a string", { ...state, skipped: [{ id: "d", reason: 5 }] }],
    [
      "state.skipped[1] is undefined, want an object",
      { ...state, skipped: Object.assign(new Array(2), { 0: state.skipped[0] }) },
    ],
    [
      'state has a field "more", want format, version, cases, skipped, classes, surface',
      { ...state, more: 1 },
    ],
  ])("refuses: %s", (message, value) => {
    expect(() => checkState("f", value)).toThrow(`f: ${message}`);
  });
});

it("a copy shares nothing", () => {
  const surface = { tolerances: [1], percentiles: [], average: false, boundary: "area" } as const;
  const copy = copyState({ ...state, surface });
  expect(copy).toEqual({ ...state, surface });
  expect(copy.surface).not.toBe(surface);
  expect(copy.cases[0]).not.toBe(state.cases[0]);
  expect(copy.skipped[0]).not.toBe(state.skipped[0]);
});

it("a reason is a string", () => {
  expect(checkReason("f", "reason", "")).toBe("");
  expect(() => checkReason("f", "reason", null)).toThrow(new TypeError("f: reason is null, want a string"));
});
