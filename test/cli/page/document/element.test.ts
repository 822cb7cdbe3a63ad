// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { element } from "../../../../src/cli/page/document/element.ts";

it("makes an element with attributes and children", () => {
  const made = element("p", { class: "a", title: 'x"y' }, "one ", element("b", {}, "two"));
  expect(made.outerHTML).toBe('<p class="a" title="x&quot;y">one <b>two</b></p>');
});

it("takes text for text", () => {
  expect(element("p", {}, "<img src=x onerror=alert(1)>").children).toHaveLength(0);
});
