import { element, SVG } from "./element.ts";

/** Pixels of a picture for each unit of the drawing. */
const PIXELS = 2;

/**
 * The text of a plot as a standalone SVG file: the variables of the page are replaced by their values, so that it looks alike
 * outside of the page.
 */
export function standaloneSvg(plot: Element, colourOf: (variable: string) => string): string {
  const svg = plot.localName === "svg" ? plot : plot.querySelector("svg:last-of-type");
  if (svg === null) return "";
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", SVG);
  const background = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "var(--page)" }))
    background.setAttribute(name, value);
  copy.prepend(background);
  const style = copy.getAttribute("style") ?? "";
  copy.setAttribute("style", `${style};color:var(--text);font-family:system-ui,sans-serif`);
  return copy.outerHTML.replaceAll(/var\((--[\w-]+)\)/g, (_, variable: string) => colourOf(variable));
}

/** Two buttons that save what `plot` returns as a file, in the colours of a light page, which papers have. */
export function saveButtons(plot: () => Element | null, name: () => string): HTMLElement {
  const button = (kind: "SVG" | "PNG", save: (text: string) => Promise<Blob>) => {
    const made = element("button", { type: "button", "aria-label": `Save the plot as ${kind}` }, kind);
    made.addEventListener("click", async () => {
      const shown = plot();
      const text = shown === null ? "" : lightSvg(shown);
      if (text !== "") download(await save(text), `${name()}.${kind.toLowerCase()}`);
    });
    return made;
  };
  return element(
    "span",
    { class: "save" },
    "Save as ",
    button("SVG", async (text) => new Blob([text], { type: "image/svg+xml" })),
    button("PNG", pngOf),
  );
}

function lightSvg(plot: Element): string {
  const probe = element("span", { style: "color-scheme: light" });
  document.body.append(probe);
  // A variable may hold light-dark(), which only a computed colour resolves.
  const text = standaloneSvg(plot, (variable) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return text;
}

async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = element("canvas", {
    width: String(PIXELS * image.width),
    height: String(PIXELS * image.height),
  });
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))),
      "image/png",
    ),
  );
}

function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
