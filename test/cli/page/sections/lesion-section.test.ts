// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { lesionSection } from "../../../../src/cli/page/sections/lesion-section.ts";
import { exampleLesions } from "../example-lesions.ts";
import { cellTexts } from "../example-page.ts";

it("counts lesions by class, plots them, and lists them", () => {
  const section = lesionSection(exampleLesions());
  const [classes, lesions] = section.querySelectorAll("table");
  expect(cellTexts(classes!)[1]).toEqual(["1 lesion", "1", "1", "1", "1", "0", "0", "0.2 ml: 0.5000"]);
  expect(cellTexts(lesions!).slice(1)).toEqual([
    ["a", "1 lesion", "missed", "0.1", "0", "–", "1 2 3"],
    ["a", "1 lesion", "extra", "–", "0.3", "–", "1 2 3"],
    ["a", "1 lesion", "matched", "0.2", "0.2", "0.7500", "1 2 3"],
    ["a", "1 lesion", "ignored", "0.001", "0.001", "–", "1 2 3"],
  ]);
  expect(lesions!.querySelector("caption")!.textContent).toBe(
    "Lesions by case: the 4 worst; 2,000 more are in --csv --rows lesions",
  );
  expect(section.querySelectorAll("figure.lesion-plot svg").length).toBeGreaterThan(0);
});
