// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { scorePlot } from "../../../../src/cli/page/sections/score-plot.ts";

it("chooses a score by its name, above the plot and its buttons", () => {
  const plot = document.createElement("div");
  const chosen: string[] = [];
  const parts = scorePlot(
    ["dice", "hd95"],
    (score) => chosen.push(score),
    plot,
    () => "dice",
    { classes: 30, show: () => {} },
  );
  expect(parts[1]).toBe(plot);
  const inputs = [...parts[0]!.querySelectorAll<HTMLInputElement>("input")];
  expect(inputs.map(({ value }) => value)).toEqual(["dice", "hd95"]);
  inputs[1]!.dispatchEvent(new Event("change"));
  expect(chosen).toEqual(["hd95"]);
  expect(parts[2]!.querySelectorAll("button")).toHaveLength(2);
});

it("chooses between the worst classes and all where there are many", () => {
  const extents: string[] = [];
  const [, extent] = scorePlot(
    ["dice"],
    () => {},
    document.createElement("div"),
    () => "dice",
    { classes: 120, show: (chosen) => extents.push(chosen) },
  );
  expect(extent!.textContent).toBe("Classes20 worst classesall 120");
  extent!.querySelectorAll("input")[1]!.dispatchEvent(new Event("change"));
  expect(extents).toEqual(["all"]);
});
