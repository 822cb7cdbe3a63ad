// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { saveButtons, standaloneSvg } from "../../../../src/cli/page/document/save-plot.ts";
import { stripPlot } from "../../../../src/cli/page/plots/strip-plot.ts";
import { examplePage } from "../example-page.ts";

it("is an SVG file of its own, with colours in place of the page's variables", () => {
  const text = standaloneSvg(stripPlot(examplePage(), "dice", 800), (variable) => `colour-of${variable}`);
  expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(text).toContain("colour-of--dot");
  expect(text).not.toContain("var(");
  expect(text).toContain("1 liver");
  expect(text).toContain('<rect width="100%" height="100%" fill="colour-of--page"');
});

it("is empty where there is not a plot", () => {
  expect(standaloneSvg(document.createElement("figure"), () => "")).toBe("");
});

it("saves under the name of the score, as SVG and as PNG", async () => {
  const saved: string[] = [];
  const kept = {
    create: URL.createObjectURL,
    click: HTMLAnchorElement.prototype.click,
    image: globalThis.Image,
  };
  const contents: Blob[] = [];
  URL.createObjectURL = (content) => {
    contents.push(content as Blob);
    return "blob:plot";
  };
  HTMLAnchorElement.prototype.click = function () {
    saved.push(this.getAttribute("download") ?? "");
  };
  // happy-dom loads no pictures and paints nothing; a browser does both in the test of pages.
  const drawn: unknown[] = [];
  globalThis.Image = class {
    src = "";
    readonly width = 30;
    readonly height = 20;
    decode() {
      return Promise.resolve();
    }
  } as unknown as typeof Image;
  HTMLCanvasElement.prototype.getContext = (() => ({
    drawImage: (...args: unknown[]) => drawn.push(args.slice(1)),
  })) as unknown as HTMLCanvasElement["getContext"];
  HTMLCanvasElement.prototype.toBlob = (done, type = "") => done(new Blob(["png"], { type }));
  try {
    const buttons = saveButtons(
      () => stripPlot(examplePage(), "dice", 800),
      () => "dice",
    ).querySelectorAll("button");
    for (const button of buttons) button.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    URL.createObjectURL = kept.create;
    HTMLAnchorElement.prototype.click = kept.click;
    globalThis.Image = kept.image;
  }
  expect(saved).toEqual(["dice.svg", "dice.png"]);
  expect(contents.map(({ type }) => type)).toEqual(["image/svg+xml", "image/png"]);
  expect(drawn).toEqual([[0, 0, 60, 40]]);
});
