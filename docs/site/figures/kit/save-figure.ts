const SVG = "http://www.w3.org/2000/svg";

/** What a shape looks like; in a file of its own it has no style sheet. */
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "paint-order",
  "vector-effect",
];

/** The drawn parts of a figure, where they are on the page, with its claim above, as one SVG file for a slide or a handout. */
export function figureAsSvg(figure: HTMLElement): string {
  const claim = figure.querySelector<HTMLElement>(".claim")!;
  const parts = [
    ...figure.querySelectorAll<HTMLElement>(".stage, .plot, .section, .panel-title, .histogram"),
  ];
  const boxes = [claim, ...parts].map((part) => part.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const page = document.createElementNS(SVG, "svg");
  page.setAttribute("xmlns", SVG);
  page.setAttribute("viewBox", `-16 -16 ${Math.ceil(width + 32)} ${Math.ceil(height + 32)}`);
  const paper = shape("rect", { x: -16, y: -16, width: width + 32, height: height + 32 });
  paper.style.fill = getComputedStyle(document.documentElement).getPropertyValue("--paper");
  page.append(paper);
  for (const part of [claim, ...parts]) {
    const box = part.getBoundingClientRect();
    const at = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
    page.append(...drawingsOf(part, at));
  }
  return new XMLSerializer().serializeToString(page);
}

type Place = Readonly<Record<"x" | "y" | "width" | "height", number>>;

function drawingsOf(part: HTMLElement, at: Place): SVGElement[] {
  if (part.matches(".claim, .panel-title")) {
    const words = part.querySelector<HTMLElement>(".panel-name") ?? part;
    const style = getComputedStyle(words);
    const height = Number.parseFloat(style.lineHeight) || 20;
    return linesOf(words.textContent ?? "", Math.round(words.getBoundingClientRect().height / height)).map(
      (line, k) => {
        const text = shape("text", { x: at.x, y: at.y + height * (k + 0.75) });
        text.setAttribute(
          "style",
          `${stylesOf(style, ["font-family", "font-size", "font-weight"])}; fill: ${style.color}`,
        );
        text.textContent = line;
        return text;
      },
    );
  }
  const canvas = part.querySelector("canvas");
  const image = canvas && shape("image", { ...at, preserveAspectRatio: "none" });
  image?.setAttribute("href", canvas!.toDataURL());
  image?.setAttribute("style", "image-rendering: pixelated");
  const drawing = part.matches("svg") ? part : part.querySelector("svg");
  const copy = drawing && inlined(drawing as unknown as SVGElement);
  for (const [name, value] of Object.entries(at)) copy?.setAttribute(name, String(value));
  return [image, copy].filter((element) => element !== null);
}

/** A copy of a drawing that holds its styles itself. */
function inlined(drawing: SVGElement): SVGElement {
  const copy = drawing.cloneNode(true) as SVGElement;
  const copies = [...copy.querySelectorAll<SVGElement>("*")];
  for (const [k, element] of [...drawing.querySelectorAll("*")].entries()) {
    copies[k]!.setAttribute("style", stylesOf(getComputedStyle(element), PROPERTIES));
  }
  return copy;
}

function stylesOf(style: CSSStyleDeclaration, names: readonly string[]): string {
  return names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
}

/** Words in a number of lines of about the same length, as the page balances them. */
function linesOf(text: string, count: number): string[] {
  const lines = [""];
  for (const word of text.trim().split(/\s+/)) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (lines.length < count && line.length > text.length / count + 3) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

function shape(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
