import { describe, expect, it } from "vitest";
import type { ClassSurfaces, SurfaceDistances, SurfaceScoreOptions } from "../../../src/index.ts";
import {
  averageSurfaces,
  type LabelledSurfaces,
  readSurfaceScoreOptions,
} from "../../../src/metrics/surfaces/average-surfaces.ts";

const one = { distances: Float64Array.of(1), sizes: Float64Array.of(1) };
const none = { distances: new Float64Array(0), sizes: new Float64Array(0) };
const both: ClassSurfaces = { prediction: one, target: one };
const alone: ClassSurfaces = { prediction: one, target: none };
const missed: ClassSurfaces = { prediction: none, target: one };
const neither: ClassSurfaces = { prediction: none, target: none };

const measured: SurfaceDistances = { classes: [null, both, neither, alone, missed], boundary: "area" };
const withBackground: SurfaceDistances = { ...measured, classes: [both, ...measured.classes.slice(1)] };

/** The digits of the labels that it is given. */
const labels = (surfaces: LabelledSurfaces) => Number(surfaces.map(([label]) => label).join(""));
const average = (options: SurfaceScoreOptions, distances = measured) =>
  averageSurfaces("f", distances, readSurfaceScoreOptions("f", options, []), labels);

describe("scores of surfaces are averaged", () => {
  it.each<[string, SurfaceScoreOptions, unknown]>([
    ["over the classes that are there", {}, (1 + 3 + 4) / 3],
    ["not at all, NaN where absent", { average: "none" }, [1, Number.NaN, 3, 4]],
    ["pooled", { average: "micro" }, 1234],
    ["with a value where absent", { absent: 0.5 }, (1 + 0.5 + 3 + 4) / 4],
    ["the same, one a class", { absent: 0.5, average: "none" }, [1, 0.5, 3, 4]],
    ["over the classes of the target", { absentIn: "target" }, (1 + 4) / 2],
    ["the same, one a class", { absentIn: "target", average: "none", absent: 7 }, [1, 7, 7, 4]],
  ])("%s", (_, options, want) => {
    expect(average(options)).toEqual(want);
  });

  it("with the background if it was measured and is not left out", () => {
    expect(average({ average: "none" }, withBackground)).toEqual([0, 1, Number.NaN, 3, 4]);
    expect(average({ average: "none", includeBackground: true }, withBackground)).toEqual([
      0,
      1,
      Number.NaN,
      3,
      4,
    ]);
    expect(average({ average: "none", includeBackground: false }, withBackground)).toEqual([
      1,
      Number.NaN,
      3,
      4,
    ]);
    expect(average({ average: "micro", includeBackground: false }, withBackground)).toBe(1234);
  });

  it("to NaN where nothing is left, to the value given where there is one", () => {
    const empty = { ...measured, classes: [null, neither, neither] };
    for (const kind of ["macro", "micro"] as const) {
      expect(average({ average: kind }, empty)).toBeNaN();
      expect(average({ average: kind, absent: 1 }, empty)).toBe(1);
      expect(
        average({ average: kind, absentIn: "target" }, { ...measured, classes: [null, alone] }),
      ).toBeNaN();
    }
  });

  it("to Infinity where one is", () => {
    const infinite = (surfaces: LabelledSurfaces) => (surfaces[0]![0] === 3 ? Infinity : 1);
    expect(averageSurfaces("f", measured, readSurfaceScoreOptions("f", {}, []), infinite)).toBe(Infinity);
    expect(averageSurfaces("f", measured, readSurfaceScoreOptions("f", { absent: 0 }, []), infinite)).toBe(
      Infinity,
    );
  });

  it.each<[string, ErrorConstructor, object]>([
    ['average is "weighted", want "macro" or "micro" or "none"', RangeError, { average: "weighted" }],
    ["average is null, want a string", TypeError, { average: null }],
    ["includeBackground is 1, want true or false", TypeError, { includeBackground: 1 }],
    ["absent is Infinity, want a finite number", RangeError, { absent: Infinity }],
    ['absentIn is "neither"', RangeError, { absentIn: "neither" }],
    [
      "includeBackground is true, but class 0 was not measured; surfaceDistances takes includeBackground as well",
      RangeError,
      { includeBackground: true },
    ],
  ])("not as: %s", (message, Kind, options) => {
    expect(() => average(options)).toThrow(Kind);
    expect(() => average(options)).toThrow(`f: ${message}`);
  });

  it("only if a class is left", () => {
    const one = { ...measured, classes: [both] };
    expect(average({}, one)).toBe(0);
    expect(() => average({ includeBackground: false }, one)).toThrow(
      new RangeError("f: includeBackground is false, and class 0 is the only class"),
    );
  });
});
