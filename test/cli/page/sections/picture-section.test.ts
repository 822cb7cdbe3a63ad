// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { pictureSection } from "../../../../src/cli/page/sections/picture-section.ts";

const slice = {
  name: "axis 0, slice 1 of 2",
  width: 10,
  height: 5,
  pixel: [1, 3] as const,
  area: "M0 0h2v1h-2z",
  target: "M0 0h2",
  predictions: ["M1 0h2", "M2 0h2"],
  others: "M5 0v5",
};

it("draws the outlines of all maps in millimetres, and names them", () => {
  const section = pictureSection({
    predictions: ["old", "new"],
    cases: [{ id: "case <1>", caption: "class 1: Dice 0.5", slices: [slice] }],
  });
  expect(
    [...section.querySelectorAll(".legend li")].map((item) => [item.className, item.textContent]),
  ).toEqual([
    ["target", "target"],
    ["prediction-1", "old"],
    ["prediction-2", "new"],
    ["others", "other classes of the target"],
  ]);
  const svg = section.querySelector("svg")!;
  // 10 mm by 15 mm, of which the longer side takes 350 pixels.
  expect([svg.getAttribute("width"), svg.getAttribute("height")]).toEqual(["233.33", "350.00"]);
  expect(svg.querySelector("g")!.getAttribute("transform")).toBe("scale(23.3333 70)");
  const lines = [...svg.querySelectorAll("path")].map((path) => [
    path.getAttribute("d"),
    path.getAttribute("stroke"),
  ]);
  expect(lines).toEqual([
    ["M5 0v5", "var(--line)"],
    ["M0 0h2v1h-2z", null],
    ["M0 0h2", "var(--target)"],
    ["M1 0h2", "var(--prediction-1)"],
    ["M2 0h2", "var(--prediction-2)"],
  ]);
  expect(section.querySelector("figcaption")!.textContent).toBe("case <1> class 1: Dice 0.5");
  expect(svg.getAttribute("aria-label")).toBe("case <1>, class 1: Dice 0.5, axis 0, slice 1 of 2");
});
