// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { showComparison } from "../../../src/cli/page/comparison-page.ts";
import { exampleComparison } from "./example-comparison.ts";

const text = () => document.body.textContent ?? "";
const one = exampleComparison();

beforeEach(() => {
  document.body.replaceChildren();
  showComparison(document.body, { comparisons: [one, { ...one, second: "third" }] });
});

it("shows one model beside another, by the first score", () => {
  expect(document.querySelector("h1")!.textContent).toBe("poor beside good");
  expect(text()).toContain("cases: 3 in both, 1 only in the second");
  expect(text()).toContain("difference of Dice−0.2000");
  expect(document.querySelectorAll("figure svg").length).toBeGreaterThan(0);
  expect([...document.querySelectorAll("caption")].map((caption) => caption.textContent)).toEqual([
    "Dice by class",
    "Dice by case",
  ]);
  expect(text()).toContain("Wilcoxon: signed-rank, two-sided");
});

it("shows another score, and another model, on demand", () => {
  const inputs = [...document.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  inputs.find(({ value }) => value === "recall")!.dispatchEvent(new Event("change"));
  expect(text()).toContain("recall by case");
  inputs[1]!.dispatchEvent(new Event("change"));
  expect(document.querySelector("h1")!.textContent).toBe("poor beside third");
});

it("sorts the numbers of the table by class", () => {
  const cells = [...document.querySelectorAll<HTMLElement>("tbody tr")[0]!.children] as HTMLElement[];
  expect(cells.map((cell) => cell.dataset.sort)).toEqual([
    "1",
    "3",
    "0.5",
    "0.9",
    "-0.4",
    "–",
    "0",
    "0",
    "3",
    "0.25",
    "0.5",
  ]);
});

it("marks a case in all classes when its row is clicked, until it is clicked again", () => {
  const marks = () => document.querySelectorAll("circle.selected, tr.selected").length;
  document.querySelector<HTMLElement>('tr[data-case="a"] td')!.click();
  expect(marks()).toBe(4);
  document.querySelector<HTMLElement>('tr[data-case="a"] td')!.click();
  expect(marks()).toBe(0);
});
