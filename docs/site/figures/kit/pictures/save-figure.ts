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

/** What is drawn, what is a bar of a colour, and what is written; the rest of a figure is its controls. */
const DRAWN = ".stage, .plot, .section, .histogram";
const BARS = ".bar span, .rod-track, .rod-track span, .bounds, .bounds span";
const WRITTEN =
  ".panel-name, .numbers dt, .numbers dd, th, td:not(.bar), .rod-title, .rod-label > *, .rod-ratio > *, .rod-ticks span";

/** A figure without its controls, as it is on the page, with its claim above, as one SVG file for a slide or a handout. */
export function figureAsSvg(figure: HTMLElement): string {
  const claim = figure.querySelector<HTMLElement>(".claim")!;
  const parts = [claim, ...figure.querySelectorAll<HTMLElement>(`${DRAWN}, ${BARS}, ${WRITTEN}`)].filter(
    (part) => part.getClientRects().length > 0,
  );
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const height = Math.max(...boxes.map((box) => box.bottom)) - top;
  const page = document.createElementNS(SVG, "svg");
  page.setAttribute("xmlns", SVG);
  page.setAttribute("viewBox", `-16 -16 ${Math.ceil(width + 32)} ${Math.ceil(height + 32)}`);
  const paper = shape("rect", { x: -16, y: -16, width: width + 32, height: height + 32 });
  paper.style.fill = getComputedStyle(document.documentElement).getPropertyValue("--paper");
  page.append(paper);
  for (const part of parts) {
    if (part.matches(DRAWN))
      page.append(...drawingsOf(part, placeOf(part.getBoundingClientRect(), left, top)));
    else if (part.matches(BARS)) page.append(barOf(part, placeOf(part.getBoundingClientRect(), left, top)));
    else page.append(...linesOf(part, left, top));
  }
  return new XMLSerializer().serializeToString(page);
}

type Place = Readonly<Record<"x" | "y" | "width" | "height", number>>;

function placeOf(box: DOMRect, left: number, top: number): Place {
  return { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
}

function drawingsOf(part: HTMLElement, at: Place): SVGElement[] {
  const canvas = part.querySelector("canvas");
  const image = canvas && shape("image", { ...at, preserveAspectRatio: "none" });
  image?.setAttribute("href", canvas!.toDataURL());
  image?.setAttribute("style", "image-rendering: pixelated");
  const drawing = part.matches("svg") ? part : part.querySelector("svg");
  const copy = drawing && inlined(drawing as unknown as SVGElement);
  for (const [name, value] of Object.entries(at)) copy?.setAttribute(name, String(value));
  return [image, copy].filter((element) => element !== null);
}

function barOf(part: HTMLElement, at: Place): SVGElement {
  const { backgroundColor, borderRadius } = getComputedStyle(part);
  const bar = shape("rect", borderRadius === "50%" ? { ...at, rx: at.width / 2 } : at);
  bar.style.fill = backgroundColor;
  return bar;
}

/** What is written in an element, line by line, where its letters are on the page. */
function linesOf(part: HTMLElement, left: number, top: number): SVGElement[] {
  const style = getComputedStyle(part.querySelector("output") ?? part);
  const range = document.createRange();
  range.selectNodeContents(part);
  const box = range.getBoundingClientRect();
  // What is flush right stays so in another typeface.
  const flushRight =
    getComputedStyle(part).textAlign === "right" ||
    part.matches(".rod-label > :last-child, .rod-ratio > :last-child");
  const line = Number.parseFloat(style.lineHeight) || 20;
  return balanced(part.textContent ?? "", Math.max(1, Math.round(box.height / line))).map((words, k) => {
    const x = flushRight ? box.right : box.left;
    const text = shape("text", { x: x - left, y: box.top - top + line * (k + 0.75) });
    if (flushRight) text.setAttribute("text-anchor", "end");
    text.setAttribute(
      "style",
      `${stylesOf(style, ["font-family", "font-size", "font-weight"])}; fill: ${style.color}`,
    );
    text.textContent = words;
    return text;
  });
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
function balanced(text: string, count: number): string[] {
  const lines = [""];
  for (const word of text.trim().split(/[ \n]+/)) {
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
