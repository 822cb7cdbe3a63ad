import { describe, expect, it } from "vitest";
import { DiceMeter, labelMap } from "../../../src/index.ts";

const strip = (text: string) =>
  labelMap(
    Uint8Array.from(text, (letter) => (letter === "#" ? 1 : 0)),
    [1, text.length],
  );
const made = () =>
  new DiceMeter({
    surface: { percentiles: [100], average: true, boundary: "voxels" },
    measures: ["diagonal", "volume", "centre"],
  })
    .add(strip("##..."), strip(".##.."), { id: "a", spacing: [3, 4] })
    .add(strip("....."), strip(".##.."), { id: "missed", spacing: [3, 4] })
    .add(strip("....."), strip("....."), { id: "none", spacing: [3, 4] });
const report = (options: object) =>
  made().report({ includeBackground: false, resamples: 0, ...options }).classes[0]!.scores;

describe("a penalty", () => {
  it("is the distance of a class that one map lacks, in the mean and in the pool", () => {
    const scores = ["hd", "assd", "centre-distance"] as const;
    expect(report({ scores }).hd!.mean.value).toBe("Infinity");
    const { hd, assd, "centre-distance": centre } = report({ scores, penalty: 100 });
    expect(hd!.mean.value).toBe(52);
    expect(centre!.mean.value).toBe(52);
    expect(hd!.infinite).toBe(0);
    // The sum of the missed surface is 100 for each of its two voxels; the other case has two distances of 4 and two of 0.
    expect(assd!.mean.value).toBe((100 + 2) / 2);
    expect(assd!.pooled.value).toBe((200 + 8) / 6);
  });

  it("may be the diagonal of the image, of several cases their mean", () => {
    const diagonal = Math.sqrt(9 + 400);
    expect(report({ scores: ["hd"], penalty: "diagonal" }).hd!.worst[0]).toEqual({
      id: "missed",
      value: diagonal,
    });
    const missed = new DiceMeter({ surface: { average: true }, measures: ["diagonal"] })
      .add(strip(".."), strip(".#"), { id: "a", spacing: [1, 1] })
      .add(strip("...."), strip(".#.."), { id: "b", spacing: [1, 1] });
    const { assd } = missed.report({
      includeBackground: false,
      scores: ["assd"],
      penalty: "diagonal",
      resamples: 0,
    }).classes[0]!.scores;
    expect(assd!.pooled.value).toBe((Math.sqrt(5) + Math.sqrt(17)) / 2);
  });

  it.each([
    [{ penalty: -1 }, "penalty is -1"],
    [{ penalty: "diameter" }, 'penalty is "diameter", want "diagonal"'],
    [{ penalty: null }, "penalty is null"],
    [{ penalty: 1, convention: "monai" }, 'penalty is given, and convention "monai" decides it'],
  ])("refuses %j", (options, says) => {
    const meter = new DiceMeter();
    expect(() => meter.report({ scores: ["dice"], ...options } as never)).toThrow(says);
  });

  it("refuses the diagonal of a meter that does not keep it", () => {
    expect(() => new DiceMeter().report({ penalty: "diagonal" })).toThrow(
      'new DiceMeter({ measures: ["diagonal"] }) does',
    );
  });
});
