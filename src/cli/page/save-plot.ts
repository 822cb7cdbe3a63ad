import { element } from "./element.ts";

const SVG = "http://www.w3.org/2000/svg";

/**
 * The text of a plot as a standalone SVG file: the variables of the page are replaced by their values, so that it looks alike
 * outside of the page.
 */
export function standaloneSvg(plot: Element, colourOf: (variable: string) => string): string {
  const svg = plot.localName === "svg" ? plot : plot.querySelector("svg:last-of-type");
  if (svg === null) return "";
  const copy = svg.cloneNode(true) as Element;
  copy.setAttribute("xmlns", SVG);
  return copy.outerHTML.replaceAll(/var\((--[\w-]+)\)/g, (_, variable: string) => colourOf(variable));
}

/** A button that saves what `plot` returns as a file. */
export function saveButton(plot: () => Element | null, name: () => string): HTMLButtonElement {
  const button = element("button", { type: "button", class: "save" }, "Save the plot as SVG");
  button.addEventListener("click", () => {
    const shown = plot();
    if (shown === null) return;
    const style = getComputedStyle(document.documentElement);
    const probe = element("span");
    document.body.append(probe);
    // A variable may hold light-dark(), which only a computed colour resolves.
    const text = standaloneSvg(shown, (variable) => {
      probe.style.color = `var(${variable})`;
      return getComputedStyle(probe).color || style.getPropertyValue(variable);
    });
    probe.remove();
    const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    element("a", { href: address, download: `${name()}.svg` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  return button;
}
