import type { LabelMap, Tensor } from "softdice";
import { NAMES, SHAPE } from "./phantom.ts";

const [COLUMNS, ROWS, SLICES] = SHAPE;
const CLASSES = NAMES.length;
/** A slice through all organs. */
const SLICE = 29;
const PANEL = { width: COLUMNS + 16, height: ROWS + 40, across: 3 };

/** Colours of no, of the strongest pull up and of the strongest push down, as on the pages of the course. */
const [NONE, RAISE, LOWER] = [
  [0xf4, 0xf4, 0xf0],
  [0x19, 0x6b, 0xb2],
  [0xad, 0x4e, 0x00],
] as const;

/**
 * The gradient of a loss in one slice of the phantom as SVG, one panel a class: blue where the loss wants the class
 * raised, orange where it wants it lowered, with the outline of the class. Full colour is the largest value of the class.
 */
export function gradientPicture(gradient: Tensor, truth: LabelMap): string {
  const panels = NAMES.map((name, c) => {
    const [x, y] = [PANEL.width * (c % PANEL.across), PANEL.height * Math.floor(c / PANEL.across)];
    return `<g transform="translate(${x + 8} ${y + 32})">${panelOf(name, c, gradient, truth)}</g>`;
  });
  const [width, height] = [PANEL.width * PANEL.across, (PANEL.height * CLASSES) / PANEL.across + 8];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${2 * width}" height="${2 * height}" font-family="system-ui, sans-serif">
<rect width="${width}" height="${height}" fill="#fdfdfb"/>
${panels.join("\n")}
</svg>
`;
}

function panelOf(name: string, c: number, gradient: Tensor, truth: LabelMap): string {
  const at = (x: number, y: number) => (x * ROWS + y) * SLICES + SLICE;
  const slope = (x: number, y: number) => gradient.data[at(x, y) * CLASSES + c]!;
  const inside = (x: number, y: number) =>
    x >= 0 && y >= 0 && x < COLUMNS && y < ROWS && truth.data[at(x, y)] === c;
  let [largest, highest, lowest] = [0, 0, 0];
  for (let x = 0; x < COLUMNS; x++)
    for (let y = 0; y < ROWS; y++) {
      largest = Math.max(largest, Math.abs(slope(x, y)));
      [highest, lowest] = [Math.max(highest, slope(x, y)), Math.min(lowest, slope(x, y))];
    }
  let [runs, outline] = ["", ""];
  for (let y = 0; y < ROWS; y++) {
    for (let x = 0, start = 0; x < COLUMNS; x++) {
      if (inside(x, y) !== inside(x, y - 1)) outline += `M${x} ${y}h1`;
      if (inside(x, y) !== inside(x - 1, y)) outline += `M${x} ${y}v1`;
      if (x + 1 < COLUMNS && slope(x + 1, y) === slope(x, y)) continue;
      runs += `<path d="M${start} ${y}h${x + 1 - start}v1H${start}z" fill="${colourOf(slope(x, y) / largest)}"/>`;
      start = x + 1;
    }
  }
  const values = `${lowest.toExponential(2)} / +${highest.toExponential(2)}`;
  return `<text y="-16" font-size="10" font-weight="600" fill="#1a1c20">${name}</text><text y="-5" font-size="8" fill="#43474f">${values}</text><g shape-rendering="crispEdges">${runs}</g><path d="${outline}" stroke="#1a1c20" stroke-width="0.6" fill="none"/>`;
}

/** A colour between none and full: −1 pulls up at full strength, 1 pushes down. */
function colourOf(strength: number): string {
  const end = strength < 0 ? RAISE : LOWER;
  const channels = NONE.map((from, k) => Math.round(from + (end[k]! - from) * Math.abs(strength)));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}
