// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { stripPlot } from "../../../../src/cli/page/plots/strip-plot.ts";
import type { PageData } from "../../../../src/cli/report/page-data.ts";
import { examplePage } from "../example-page.ts";

const ids = (plot: Element) =>
  [...plot.querySelectorAll("circle[aria-label]")].map((dot) => dot.getAttribute("aria-label"));

it("has a dot for each value of each class, and of the means", () => {
  const plot = stripPlot(examplePage(), "dice", 800);
  // Class 2 is absent from the second case.
  expect(ids(plot)).toEqual(["a", "s/b, 2", "z", "a", "z", "a", "s/b, 2", "z"]);
  expect(plot.textContent).toContain("1 liver");
  expect(plot.textContent).toContain("0.7333 ± 0.2082");
});

it("is one picture to a reader of the screen", () => {
  const plot = stripPlot(examplePage(), "recall", 800);
  expect([plot.getAttribute("role"), plot.getAttribute("aria-label")]).toEqual([
    "img",
    "recall of every case, by class",
  ]);
});

it("leaves out what has no place on an axis", () => {
  const data = examplePage();
  const score = data.classes[0]!.scores.dice!;
  const infinite = {
    ...score,
    mean: { value: "Infinity", low: null, high: null },
    values: ["Infinity", 3, null],
  } as const;
  const some: PageData = {
    ...data,
    classes: [{ label: "1", scores: { hd: infinite } }],
    overall: { label: "mean", scores: { hd: { ...infinite, mean: { value: 3, low: 2, high: "Infinity" } } } },
  };
  const plot = stripPlot(some, "hd", 800);
  expect(ids(plot)).toEqual(["s/b, 2", "s/b, 2"]);
  expect(plot.textContent).toContain("∞ in 1");
});

it("cuts long names on the right, where their numbers stay", () => {
  const data = examplePage();
  const label = "13 ctx-lh-caudalanteriorcingulate-and-more";
  const plot = stripPlot({ ...data, classes: [{ ...data.classes[0]!, label }] }, "dice", 800);
  expect(plot.textContent).toContain("13 ctx-lh-caudalanteriorcin…");
});

it("puts names above the strips where it is narrow", () => {
  const plot = stripPlot(examplePage(), "dice", 360);
  expect(plot.textContent).toContain("1 liver");
  expect(plot.textContent).toContain("0.7333 ± 0.2082");
  expect(plot.querySelectorAll("[aria-label='fy-axis tick label']")).toHaveLength(0);
});

it("cuts a name before its number where it is narrow", () => {
  const data = examplePage();
  const label = "13 ctx-lh-caudalanteriorcingulate-and-more";
  const plot = stripPlot({ ...data, classes: [{ ...data.classes[0]!, label }] }, "dice", 360);
  const shown = [...plot.querySelectorAll("text")].find((one) => one.textContent!.startsWith("13"))!;
  expect(shown.firstChild!.textContent).toBe("13 ctx-lh-caudalanteriorcin…");
});

it("shows differences with their sign and a line at 0", () => {
  const data = examplePage();
  const score = data.overall.scores.dice!;
  const overall = {
    label: "mean",
    scores: { dice: { ...score, mean: { value: -0.25, low: -0.5, high: 0 }, values: [-0.5, 0, -0.25] } },
  };
  const plot = stripPlot({ cases: data.cases, classes: [], overall }, "dice", 800, "differences");
  expect(plot.textContent).toContain("−0.2500 ±");
  expect(plot.getAttribute("aria-label")).toBe("difference of Dice of every case, by class");
  expect(plot.querySelectorAll("[aria-label=rule]").length).toBeGreaterThan(1);
});
