// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { remarkLists, summary } from "../../../../src/cli/page/sections/summary.ts";
import { examplePage, pageOfSix } from "../example-page.ts";

it("says what was scored, and the means with their intervals", () => {
  const head = summary(examplePage());
  expect(head.querySelector("h1")?.textContent).toBe("p against t");
  expect(head.querySelector("p")?.textContent).toBe(
    "3 cases · 1 failed · 3 without a partner · background left out",
  );
  const cardsOf = (page: Element) => [...page.querySelectorAll(".card")].map((card) => card.textContent);
  // Three cases have no interval.
  expect(cardsOf(head)).toEqual(["Dice0.6167", "recall0.5611"]);
  expect(cardsOf(summary(pageOfSix()))).toEqual([
    expect.stringMatching(/^Dice0\.\d{4}0\.\d{4} to 0\.\d{4}$/),
    expect.stringMatching(/^recall0\.\d{4}0\.\d{4} to 0\.\d{4}$/),
  ]);
});

it("lists what failed, what has no partner and what to know", () => {
  const lists = remarkLists(examplePage());
  expect(
    lists.map((list) => [...list.querySelectorAll("summary, li")].map((one) => one.textContent)),
  ).toEqual([
    ["Failed (1)", "m: p/m.nii: file is empty"],
    ["Without a partner (3)", "x.nii in p", "y.png in t", "z.png in t"],
    ["Notes (1)", "a: by index"],
  ]);
});

it("lists nothing where all is well", () => {
  const unpaired = { predictions: [], targets: [] };
  expect(remarkLists({ ...examplePage(), skipped: [], unpaired, notes: [] })).toEqual([]);
});
