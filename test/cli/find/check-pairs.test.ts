import { describe, expect, it } from "vitest";
import { checkPairs } from "../../../src/cli/find/check-pairs.ts";
import type { FoundPairs } from "../../../src/cli/find/find-pairs.ts";
import { InputError } from "../../../src/files/source/input-error.ts";

const folders = { predictions: "p", targets: "t", strict: false };
const pair = { id: "a", prediction: "p/a.nii", target: "t/a.nii" };
const found = (changes: Partial<FoundPairs> = {}): FoundPairs => ({
  items: [],
  unpaired: { predictions: [], targets: [] },
  missing: [],
  passedOver: { predictions: [], targets: [] },
  ...changes,
});

describe("checkPairs", () => {
  it("accepts pairs, and lonely files beside them unless it is strict", () => {
    const unpaired = { predictions: ["b.nii"], targets: [] };
    checkPairs(found({ items: [pair], unpaired }), folders);
    expect(() => checkPairs(found({ items: [pair], unpaired }), { ...folders, strict: true })).toThrow(
      new InputError("--strict: 1 file has no partner: b.nii in p"),
    );
  });

  it("refuses folders without label maps", () => {
    const formats = "; the formats are .nii, .nii.gz";
    expect(() => checkPairs(found(), folders)).toThrow(`p and t contain no label maps of cases${formats}`);
    const passedOver = { predictions: ["a.xyz", "b.XYZ", "c"], targets: ["d.vol.gz"] };
    expect(() => checkPairs(found({ passedOver }), folders)).toThrow(
      `p and t contain no label maps of cases, but 2 files in .xyz, 1 file in .vol.gz, 1 file with no ending${formats}`,
    );
  });

  it("refuses label files whose names a pattern passes over", () => {
    const passedOver = { predictions: ["a.nii.gz"], targets: ["b.nii.gz", "notes.txt"] };
    expect(() => checkPairs(found({ passedOver }), folders)).toThrow(
      new InputError(
        "p and t contain 2 files in .nii.gz, whose names --match or --layout passes over; --match says how names correspond",
      ),
    );
  });

  it("shows names that do not correspond", () => {
    const unpaired = { predictions: ["1_pred.nii", "2_pred.nii"], targets: ["1_seg.nii"] };
    expect(() => checkPairs(found({ unpaired }), folders)).toThrow(
      new InputError(
        "no file in p has a partner in t (1_pred.nii, 1_seg.nii); --match says how names correspond",
      ),
    );
  });

  it("ends a long list", () => {
    const targets = Array.from({ length: 23 }, (_, k) => `${k}.nii`);
    expect(() =>
      checkPairs(found({ unpaired: { predictions: [], targets } }), { ...folders, strict: true }),
    ).toThrow(/^--strict: 23 files have no partner: 0\.nii in t, .*, 19\.nii in t and 3 more$/);
  });
});
