// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { saveButton, standaloneSvg } from "../../../src/cli/page/save-plot.ts";
import { stripPlot } from "../../../src/cli/page/strip-plot.ts";
import { examplePage } from "./example-page.ts";

it("is an SVG file of its own, with colours in place of the page's variables", () => {
  const text = standaloneSvg(stripPlot(examplePage(), "dice", 800), (variable) => `colour-of${variable}`);
  expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).toContain("colour-of--dot");
  expect(text).not.toContain("var(");
  expect(text).toContain("1 liver");
});

it("is empty where there is not a plot", () => {
  expect(standaloneSvg(document.createElement("figure"), () => "")).toBe("");
});

it("saves under the name of the score", () => {
  const saved: string[] = [];
  const create = URL.createObjectURL;
  URL.createObjectURL = () => "blob:plot";
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    saved.push(this.getAttribute("download") ?? "");
  };
  try {
    saveButton(
      () => stripPlot(examplePage(), "dice", 800),
      () => "dice",
    ).click();
  } finally {
    URL.createObjectURL = create;
    HTMLAnchorElement.prototype.click = click;
  }
  expect(saved).toEqual(["dice.svg"]);
});
