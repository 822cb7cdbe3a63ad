// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { lesionPlot } from "../../../../src/cli/page/plots/lesion-plot.ts";
import { exampleLesions } from "../example-lesions.ts";

it("has a dot for each lesion that counts, in the colour of its outcome", () => {
  const plot = lesionPlot(exampleLesions().lesions, 600)!;
  expect([...plot.querySelectorAll("circle")].map((dot) => dot.getAttribute("stroke"))).toEqual([
    "var(--prediction-1)",
    "var(--mark)",
    "var(--dot)",
  ]);
  expect(plot.textContent).toContain("missed");
  expect(plot.getAttribute("role")).toBe("img");
});

it("is left out where no lesion has a volume", () => {
  expect(lesionPlot([], 600)).toBeNull();
});
