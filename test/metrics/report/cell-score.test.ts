import { describe, expect, it } from "vitest";
import { DiceMeter, labelMap } from "../../../src/index.ts";

const strip = (text: string) =>
  labelMap(
    Uint8Array.from(text, (letter) => (letter === "#" ? 1 : 0)),
    [1, text.length],
  );
describe("a difference of volumes", () => {
  it("is worst where its size is largest, and wins where it is smaller", () => {
    const meter = (text: string) =>
      new DiceMeter({ measures: ["volume"] })
        .add(strip(text), strip("##..."), { id: "a", spacing: [10, 10] })
        .add(strip("#...."), strip("##..."), { id: "b", spacing: [10, 10] });
    const options = {
      includeBackground: false,
      scores: ["volume-difference", "relative-volume-difference"],
      resamples: 0,
    } as const;
    const { classes, cases } = meter("#####").report(options);
    const { "volume-difference": ml } = classes[0]!.scores;
    expect(ml!.mean.value).toBeCloseTo(0.1, 15);
    expect(ml!.worst.map(({ value }) => value)).toEqual([0.3, -0.1]);
    expect(cases[0]!.classes[0]).toMatchObject({ predictedVolume: 0.5, actualVolume: 0.2 });
    expect(meter("###..").compare(meter("....."), options).overall["volume-difference"]).toMatchObject({
      wins: 1,
      losses: 0,
      ties: 1,
    });
  });

  it("needs its measure", () => {
    expect(() => new DiceMeter().report({ scores: ["volume-difference"] })).toThrow(
      'score "volume-difference" needs the measure "volume", which this meter does not keep; new DiceMeter({ measures: ["volume"] }) does',
    );
  });
});

it("measures merge, through JSON too", () => {
  const one = (id: string, text: string) =>
    new DiceMeter({ surface: { average: true }, measures: ["volume", "distances", "centre"] }).add(
      strip(text),
      strip(".##.."),
      { id, spacing: [3, 4] },
    );
  const there = () => DiceMeter.fromJSON(JSON.parse(JSON.stringify(one("b", "....."))));
  const scores = ["rms-distance", "median-distance", "volume-difference", "hd-to-target"] as const;
  const ours = one("a", "##...").merge(there()).report({ scores });
  expect(JSON.stringify(there().merge(one("a", "##...")).report({ scores }))).toBe(JSON.stringify(ours));
  expect(ours.overall["rms-distance"]!.infinite).toBe(1);
  expect(() => one("a", "##...").merge(new DiceMeter({ surface: { average: true } }))).toThrow(
    "want the same options",
  );
});
