import { describe, expect, it } from "vitest";
import { breakNames, needsWidePage, phoneLayoutOf } from "../../docs/site/.vitepress/tables/table-layout.ts";

const row = (...lengths: number[]) => lengths.map((length) => "x".repeat(length));

describe("the layout of a table", () => {
  it.each([
    ["two columns, of which one is prose", row(10, 130), "plain"],
    ["three short columns", row(20, 20, 20), "plain"],
    ["seven columns of numbers", row(23, 6, 6, 6, 6, 6, 6), "scrolled"],
    ["a long name before numbers", row(60, 10, 10, 10), "scrolled"],
    ["rows of prose", row(20, 80, 40), "stacked"],
  ])("on a phone, of %s", (_, widths, layout) => {
    expect(phoneLayoutOf([widths.map(() => "x"), widths])).toBe(layout);
  });

  it.each([
    ["three columns of lines", row(60, 60, 60), false],
    ["three columns of paragraphs", row(60, 60, 200), true],
    ["four columns of lines", row(59, 53, 27, 65), true],
    ["six columns of names", row(31, 22, 13, 9, 12, 10), true],
    ["six columns of numbers", row(19, 9, 10, 3, 7, 8), false],
  ])("takes the width of the outline, of %s", (_, widths, isWide) => {
    expect(needsWidePage([widths])).toBe(isWide);
  });

  it("keeps short cells in their columns below long heads", () => {
    expect(phoneLayoutOf([row(10, 60, 60, 60), row(20, 5, 5, 5)])).toBe("scrolled");
  });

  it("looks at all rows", () => {
    expect(phoneLayoutOf([row(4, 4, 4), row(20, 4, 4), row(4, 80, 4)])).toBe("stacked");
    expect(phoneLayoutOf([])).toBe("plain");
  });
});

describe("a long name in a cell", () => {
  it.each([
    ["HausdorffDistanceMetric(percentile=95)", "Hausdorff|Distance|Metric(|percentile=|95)"],
    ["compute_surface_dice", "compute_|surface_|dice"],
    ["averageSurface", "averageSurface"],
    ["a sentence of short words", "a sentence of short words"],
  ])("%s is broken between its words", (name, broken) => {
    expect(breakNames(name, "|")).toBe(broken);
  });
});
