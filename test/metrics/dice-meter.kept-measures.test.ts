import { describe, expect, it } from "vitest";
import { DiceMeter, labelMap, type MeterState } from "../../src/index.ts";

const target = labelMap([0, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], [4, 4]);
const prediction = labelMap([0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [4, 4]);

function stateOf(): MeterState {
  const surface = { tolerances: [1], percentiles: [95], average: true, boundary: "voxels" } as const;
  const meter = new DiceMeter({ classes: 2, surface });
  meter.add(prediction, target, { id: "a", spacing: [1, 1] });
  return JSON.parse(JSON.stringify(meter));
}

describe("DiceMeter.fromJSON", () => {
  it("takes a state with all of its surface measures", () => {
    expect(JSON.stringify(DiceMeter.fromJSON(stateOf()))).toBe(JSON.stringify(stateOf()));
  });

  it.each(["tolerances", "percentiles", "average", "boundary"])(
    "refuses a state that lost its %s",
    (field) => {
      const state = stateOf();
      const rest = Object.fromEntries(Object.entries(state.surface!).filter(([name]) => name !== field));
      expect(() => DiceMeter.fromJSON({ ...state, surface: rest as never })).toThrow(
        new TypeError(`DiceMeter.fromJSON: state.surface.${field} is undefined`),
      );
    },
  );

  it("refuses sizes of a surface that do not add up", () => {
    const state = stateOf();
    const [only] = state.cases;
    const surfaces = only!.surfaces!.map((surface) => ({ ...surface, total: 2 ** 53 }));
    expect(() => DiceMeter.fromJSON({ ...state, cases: [{ ...only!, surfaces }] })).toThrow(
      new RangeError(
        "DiceMeter.fromJSON: state.cases[0].surfaces[0].total is 9007199254740992, want 7, the sizes of prediction and target",
      ),
    );
  });
});
