// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { markCase } from "../../../../src/cli/page/document/mark-case.ts";

function page(): HTMLElement {
  const box = document.createElement("div");
  box.innerHTML = `<svg><g><circle aria-label="a"></circle><circle aria-label="b &quot;1&quot;"></circle></g></svg>
    <table><tr data-case="a"></tr><tr data-case="b &quot;1&quot;"></tr></table>`;
  return box;
}

const marked = (box: HTMLElement) =>
  [...box.querySelectorAll(".selected")].map(
    (one) =>
      `${one.nodeName.toLowerCase()} ${one.getAttribute("aria-label") ?? one.getAttribute("data-case")}`,
  );

it("marks the points and rows of one case, and of no other", () => {
  const box = page();
  markCase([box], 'b "1"');
  expect(marked(box)).toEqual(['circle b "1"', 'tr b "1"']);
  markCase([box], "a");
  expect(marked(box)).toEqual(["circle a", "tr a"]);
  // It is drawn over the others.
  expect(box.querySelector("g")!.lastElementChild!.getAttribute("aria-label")).toBe("a");
  markCase([box], undefined);
  expect(marked(box)).toEqual([]);
});
