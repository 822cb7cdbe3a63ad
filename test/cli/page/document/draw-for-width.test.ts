// @vitest-environment happy-dom
import { afterEach, expect, it } from "vitest";
import { drawForWidth } from "../../../../src/cli/page/document/draw-for-width.ts";

const { ResizeObserver } = globalThis;
afterEach(() => {
  globalThis.ResizeObserver = ResizeObserver;
});

it("draws for the width of a figure, and again, in the next frame, when it changes", async () => {
  let change = () => {};
  globalThis.ResizeObserver = class {
    constructor(callback: ResizeObserverCallback) {
      change = () => callback([], this);
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  const figure = document.createElement("figure");
  const widths: number[] = [];
  let drawn = 0;
  const draw = drawForWidth(
    figure,
    (width) => {
      widths.push(width);
      return document.createElement("svg");
    },
    () => drawn++,
  );
  draw();
  // It does not have a width before it is in the page, and no plot is narrower than a phone.
  Object.defineProperty(figure, "clientWidth", { value: 100, configurable: true });
  change();
  change();
  expect(widths).toEqual([900]);
  await new Promise(requestAnimationFrame);
  expect(widths).toEqual([900, 280]);
  expect([drawn, figure.children.length]).toEqual([2, 1]);
});
