// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { showReport } from "../../../src/cli/page/report-page.ts";
import { examplePage } from "./example-page.ts";

const text = () => document.body.textContent ?? "";

beforeEach(() => {
  document.body.replaceChildren();
  showReport(document.body, examplePage());
});

it("shows everything, by the first score", () => {
  expect(document.querySelectorAll("table")).toHaveLength(2);
  expect(document.querySelectorAll("figure svg").length).toBeGreaterThan(0);
  expect(text()).toContain("Dice by class");
  expect(text()).toContain(
    "95 % interval: cases that the sample has not met included, 200 resamples, seed 0.",
  );
});

it("shows another score on demand", () => {
  const [, recall] = document.querySelectorAll<HTMLInputElement>("input[type=radio]");
  recall!.checked = true;
  recall!.dispatchEvent(new Event("change"));
  expect(text()).toContain("recall by case");
  expect(text()).not.toContain("Dice by case");
});

it("marks a case in all classes when its row is clicked, until it is clicked again", () => {
  const marks = () => document.querySelectorAll("circle.selected, tr.selected").length;
  document.querySelector<HTMLElement>('tr[data-case="a"] td')!.click();
  expect(marks()).toBe(4);
  document.querySelector<HTMLElement>('tr[data-case="a"] td')!.click();
  expect(marks()).toBe(0);
});

it("shows slices and lesions where there are any", () => {
  expect(text()).not.toContain("Slices");
  document.body.replaceChildren();
  const slice = {
    name: "axial, slice 2 of 3",
    width: 2,
    height: 2,
    pixel: [1, 1] as const,
    area: "",
    target: "M0 0h1",
    predictions: ["M0 0h2"],
    others: "",
  };
  showReport(document.body, {
    ...examplePage(),
    pictures: {
      predictions: ["prediction"],
      cases: [{ id: "a", caption: "1 liver: Dice 0.5", slices: [slice] }],
    },
    lesions: { classes: [], lesions: [], more: 0 },
  });
  expect(text()).toContain("axial, slice 2 of 3");
  expect(text()).toContain("Lesions by class");
});
