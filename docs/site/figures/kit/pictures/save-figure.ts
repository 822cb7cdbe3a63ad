import { inLight } from "./light-theme.ts";

const SVG = "http://www.w3.org/2000/svg";

/** What a shape looks like; in a separate file it has no style sheet. */
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
const BARS = ".bar span, .rod-track, .rod-track span, .bounds, .bounds span, .swatch";
const WRITTEN =
  ".panel-name, .key, .said, .numbers dt, .numbers dd, th, td:not(.bar), .rod-title, .rod-label > *, .rod-ratio > *, .rod-ticks span";

/** Space around what is drawn, and the height of the line of the settings, in pixels. */
const MARGIN = 16;
const SETTINGS_LINE = 20;
/** Where letters stand in their box, as a share of its height from the top. */
const BASELINE = 0.79;

/**
 * A figure in light colours as one SVG file for a slide or a handout: its claim, what it shows with the legends, its
 * sentences, and a line with the settings in place of its controls.
 */
export function figureAsSvg(figure: HTMLElement): string {
  // Without its controls the parts of a figure close up; nothing of this is seen on the screen.
  figure.classList.add("as-picture");
  try {
    return inLight(() => drawFigure(figure));
  } finally {
    figure.classList.remove("as-picture");
  }
}

/** What the controls of a figure are set to, such as `Radius 11.0 px`. */
function settingsOf(figure: HTMLElement): string {
  const settings = [
    ...figure.querySelectorAll<HTMLElement>(".controls :is(.slider label, fieldset.segmented)"),
  ];
  return settings
    .map((control) => {
      const name = control.querySelector("legend, span")?.textContent?.trim() ?? "";
      const chosen = control.querySelector("output, label:has(input:checked)")?.textContent?.trim() ?? "";
      return `${name}: ${chosen}`;
    })
    .join(" · ");
}

function drawFigure(figure: HTMLElement): string {
  const claim = figure.querySelector<HTMLElement>(".claim")!;
  const parts = [claim, ...figure.querySelectorAll<HTMLElement>(`${DRAWN}, ${BARS}, ${WRITTEN}`)].filter(
    (part) => part.getClientRects().length > 0,
  );
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const width = Math.max(...boxes.map((box) => box.right)) - left;
  const settings = settingsOf(figure);
  const lines = settings === "" ? [] : balanced(settings, Math.ceil((6.8 * settings.length) / width));
  const drawn = Math.max(...boxes.map((box) => box.bottom)) - top;
  const height = drawn + (lines.length > 0 ? 8 : 0) + SETTINGS_LINE * lines.length;
  const page = document.createElementNS(SVG, "svg");
  page.setAttribute("xmlns", SVG);
  const [outerWidth, outerHeight] = [Math.ceil(width + 2 * MARGIN), Math.ceil(height + 2 * MARGIN)];
  page.setAttribute("width", String(outerWidth));
  page.setAttribute("height", String(outerHeight));
  page.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${outerWidth} ${outerHeight}`);
  const paper = shape("rect", { x: -MARGIN, y: -MARGIN, width: outerWidth, height: outerHeight });
  paper.style.fill = getComputedStyle(document.documentElement).getPropertyValue("--paper");
  page.append(paper);
  for (const part of parts) {
    if (part.matches(DRAWN))
      page.append(...drawingsOf(part, placeOf(part.getBoundingClientRect(), left, top)));
    else if (part.matches(BARS)) page.append(barOf(part, placeOf(part.getBoundingClientRect(), left, top)));
    else page.append(...linesOf(part, left, top));
  }
  const { fontFamily } = getComputedStyle(claim);
  for (const [k, words] of lines.entries()) {
    const line = shape("text", { x: 0, y: drawn + 8 + SETTINGS_LINE * (k + 0.75) });
    line.setAttribute("style", `font-family: ${fontFamily}; font-size: 13px; fill: #5d616a`);
    line.textContent = words;
    page.append(line);
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
  const { backgroundColor, borderRadius, borderTopWidth, borderTopStyle, borderTopColor } =
    getComputedStyle(part);
  const line = Number.parseFloat(borderTopWidth);
  const inner = {
    x: at.x + line / 2,
    y: at.y + line / 2,
    width: at.width - line,
    height: at.height - line,
  };
  const bar = shape("rect", borderRadius === "50%" ? { ...inner, rx: inner.width / 2 } : inner);
  bar.style.fill = backgroundColor;
  if (line > 0) {
    bar.style.stroke = borderTopColor;
    bar.style.strokeWidth = borderTopWidth;
    if (borderTopStyle === "dashed") bar.style.strokeDasharray = "3 2";
  }
  return bar;
}

/** What is written in an element, line by line, where its letters are on the page; another typeface takes the same room. */
function linesOf(part: HTMLElement, left: number, top: number): SVGElement[] {
  const style = getComputedStyle(part.matches(".said") ? part : (part.querySelector("output") ?? part));
  // What is flush right stays so in another typeface.
  const flushRight =
    getComputedStyle(part).textAlign === "right" ||
    part.matches(".rod-label > :last-child, .rod-ratio > :last-child");
  return linesIn(part).map(({ words, box }) => {
    const text = shape("text", {
      x: (flushRight ? box.right : box.left) - left,
      y: box.top - top + BASELINE * (box.bottom - box.top),
      textLength: (box.right - box.left).toFixed(1),
      lengthAdjust: "spacingAndGlyphs",
    });
    if (flushRight) text.setAttribute("text-anchor", "end");
    text.setAttribute(
      "style",
      `${stylesOf(style, ["font-family", "font-size", "font-weight"])}; fill: ${style.color}`,
    );
    text.textContent = words;
    return text;
  });
}

type Box = Readonly<Record<"left" | "right" | "top" | "bottom", number>>;

/** The lines into which the page has broken a text, each with the box of its letters. */
function linesIn(part: HTMLElement): { words: string; box: Box }[] {
  const lines: { words: string; box: Box }[] = [];
  const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    for (const { 0: word, index } of node.data.matchAll(/[^ \n\t]+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      const last = lines.at(-1);
      const joins = last && box.top < last.box.bottom - 2 && box.left >= last.box.right - 2;
      if (!joins) lines.push({ words: word, box });
      else
        lines[lines.length - 1] = {
          words: `${last.words}${box.left - last.box.right > 1.5 ? " " : ""}${word}`,
          box: { ...boxOf(last.box), right: box.right },
        };
    }
  }
  return lines;
}

const boxOf = ({ left, right, top, bottom }: Box): Box => ({ left, right, top, bottom });

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
