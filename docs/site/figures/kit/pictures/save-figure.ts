import { embeddedFonts, type Writing } from "./embedded-fonts.ts";
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
  "font-variant-numeric",
  "letter-spacing",
  "text-anchor",
  "paint-order",
  "vector-effect",
];

/** What is drawn, what is a bar of a colour, and what is written; the rest of a figure is its controls. */
const DRAWN = ".stage, .plot, .section, .histogram";
const BARS = ".bar span, .rod-track, .rod-track span, .bounds, .bounds span, .swatch";
const WRITTEN =
  ".panel-name, .spread > :first-child, .key, .scale-ticks span, .said, .numbers dt, .numbers dd, th, td:not(.bar), .rod-title, .rod-label > *, .rod-ratio > *, .rod-ticks span";

/** Space around what is drawn, and the height of the line of the settings, in pixels. */
const MARGIN = 16;
const SETTINGS_LINE = 20;
/** What letters look like. */
const LETTERS = [
  "font-family",
  "font-size",
  "font-style",
  "font-weight",
  "font-variant-numeric",
  "letter-spacing",
];

/**
 * A figure in light colours as one SVG file for a slide or a handout: its claim, what it shows with the legends, its
 * sentences, a line with the settings in place of its controls, and the typefaces.
 */
export async function figureAsSvg(figure: HTMLElement): Promise<string> {
  const page = drawnInLight(figure);
  const texts = [...page.querySelectorAll<SVGElement>("text, tspan")];
  const fonts = shape("style", {});
  fonts.textContent = await embeddedFonts(texts.map(writingOf));
  page.prepend(fonts);
  return new XMLSerializer().serializeToString(page);
}

function writingOf({ style: { fontFamily, fontStyle } }: SVGElement): Writing {
  return { families: fontFamily, style: fontStyle };
}

function drawnInLight(figure: HTMLElement): SVGElement {
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
    ...figure.querySelectorAll<HTMLElement>(".controls :is(.slider label, fieldset.segmented, .select)"),
  ].filter((setting) => !setting.matches(":is(.screen-only, details:not([open])) *"));
  return settings
    .map((control) => {
      const name = control.querySelector("legend, span, .select label")?.textContent?.trim() ?? "";
      const chosen =
        control.querySelector("output, label:has(input:checked), option:checked")?.textContent ?? "";
      return `${name}: ${chosen.trim()}`;
    })
    .join(" · ");
}

function drawFigure(figure: HTMLElement): SVGElement {
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
    line.setAttribute("style", `font: 400 13px ${fontFamily}; fill: #5d616a`);
    line.textContent = words;
    page.append(line);
  }
  return page;
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
  // The line of a curve in a legend; a rect without a height would not be drawn.
  if (at.height <= line) {
    const y = at.y + line / 2;
    const stroke = shape("path", { d: `M${at.x} ${y}h${at.width}` });
    stroke.setAttribute(
      "style",
      `stroke: ${borderTopColor}; stroke-width: ${borderTopWidth}${borderTopStyle === "dashed" ? "; stroke-dasharray: 5 4" : ""}`,
    );
    return stroke;
  }
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

/** What is written in an element, line by line, where its letters are on the page. */
function linesOf(part: HTMLElement, left: number, top: number): SVGElement[] {
  // What is flush right stays so in another typeface.
  const flushRight =
    getComputedStyle(part).textAlign === "right" ||
    part.matches(".rod-label > :last-child, .rod-ratio > :last-child");
  return linesIn(part).map((pieces) => {
    const [first, last] = [pieces[0]!, pieces.at(-1)!];
    const text = shape("text", {
      x: (flushRight ? last.box.right : first.box.left) - left,
      y: first.box.top - top + baselineOf(first),
    });
    if (flushRight) text.setAttribute("text-anchor", "end");
    for (const [k, { words, style, box }] of pieces.entries()) {
      const piece = shape("tspan", {});
      piece.setAttribute("style", `${stylesOf(style, LETTERS)}; fill: ${style.color}`);
      piece.textContent = k > 0 && box.left - pieces[k - 1]!.box.right > SPACE ? ` ${words}` : words;
      text.append(piece);
    }
    return text;
  });
}

type Box = Readonly<Record<"left" | "right" | "top" | "bottom", number>>;

/** Words beside each other in one style, with the box of their letters. */
interface Piece {
  readonly words: string;
  readonly style: CSSStyleDeclaration;
  readonly box: Box;
}

/** How far letters are apart at most where no space is between them, in pixels. */
const SPACE = 1.5;

/** The lines into which the page has broken a text, in pieces of one style. */
function linesIn(part: HTMLElement): Piece[][] {
  const lines: Piece[][] = [];
  const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (nodes.nextNode()) {
    const node = nodes.currentNode as Text;
    const style = getComputedStyle(node.parentElement!);
    for (const { 0: word, index } of node.data.matchAll(/[^ \n\t]+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const box = range.getBoundingClientRect();
      if (box.width === 0) continue;
      const line = lines.at(-1);
      const last = line?.at(-1);
      if (!last || box.top >= last.box.bottom - 2 || box.left < last.box.right - 2)
        lines.push([{ words: word, style, box }]);
      else if (last.style !== style) line!.push({ words: word, style, box });
      else {
        const words = `${last.words}${box.left - last.box.right > SPACE ? " " : ""}${word}`;
        const { left, top, bottom } = last.box;
        line![line!.length - 1] = { words, style, box: { left, top, bottom, right: box.right } };
      }
    }
  }
  return lines;
}

const pen = document.createElement("canvas").getContext("2d");

/** How far below the top of its box a piece has the foot of its letters. */
function baselineOf({ words, style, box }: Piece): number {
  pen!.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen!.measureText(words);
  return ((box.bottom - box.top) * above) / (above + below);
}

/** A copy of a drawing that holds its styles itself. */
function inlined(drawing: SVGElement): SVGElement {
  const copy = drawing.cloneNode(true) as SVGElement;
  const copies = [...copy.querySelectorAll<SVGElement>("*")];
  for (const [k, element] of [...drawing.querySelectorAll("*")].entries()) {
    copies[k]!.setAttribute("style", stylesOf(getComputedStyle(element), PROPERTIES));
  }
  for (const handle of copy.querySelectorAll(".ring, .grip")) handle.remove();
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
