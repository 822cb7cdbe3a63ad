import { describe, expect, it } from "vitest";
import { DiceMeter, labelMap, type MeterState } from "../../../src/index.ts";
import {
  checkLesionRules,
  checkLesions,
  copyLesionRules,
  copyLesions,
} from "../../../src/metrics/state/lesion-fields.ts";

const meter = new DiceMeter({ lesions: { percentiles: [95], tolerances: [1] } }).add(
  labelMap([1, 1, 0, 0], [1, 4]),
  labelMap([0, 1, 0, 1], [1, 4]),
  { id: "a", spacing: [1, 2] },
);
const state = (): MeterState => JSON.parse(JSON.stringify(meter));
const rules = checkLesionRules("test", "lesions", state().lesions);

it("copies what is valid, field by field in one order", () => {
  const { lesions } = state().cases[0]!;
  expect(checkLesions("test", "lesions", lesions, [0, 1], rules)).toEqual(lesions);
  expect(JSON.stringify(copyLesions({ ...lesions!, lesions: lesions!.lesions }))).toBe(
    JSON.stringify(lesions),
  );
  expect(copyLesionRules(rules)).toEqual(rules);
});

describe("refuses", () => {
  it.each<[string, (lesion: Record<string, unknown>) => void]>([
    ['outcome is "found", want', (lesion) => (lesion.outcome = "found")],
    ["class is 7, want a label of the case", (lesion) => (lesion.class = 7)],
    ["intersection is 9, want at most 1", (lesion) => (lesion.intersection = 9)],
    ["parts[0] is 0, want", (lesion) => (lesion.parts = [0])],
    ["within holds 0 values, want 1", (lesion) => (lesion.within = [])],
    ["within[0] is 1000, want at most", (lesion) => (lesion.within = [1000])],
    ['distances[0] is null, want a number or "Infinity"', (lesion) => (lesion.distances = [null])],
    ["has a field", (lesion) => (lesion.size = 1)],
    ["centre is undefined", (lesion) => delete lesion.centre],
  ])("%s", (message, change) => {
    const changed = state();
    change(changed.cases[0]!.lesions!.lesions[0] as unknown as Record<string, unknown>);
    expect(() => DiceMeter.fromJSON(changed)).toThrow(message);
  });

  it("a case without lesions, and unknown rules", () => {
    const changed = state();
    delete (changed.cases[0] as { lesions?: unknown }).lesions;
    expect(() => DiceMeter.fromJSON(changed)).toThrow("state.cases[0].lesions is undefined");
    expect(() => checkLesionRules("test", "state.lesions", { matching: "merge" })).toThrow(
      'state.lesions has a field "matching"',
    );
  });
});
