import { mkdirSync, writeFileSync } from "node:fs";
import { netElements, STEPS } from "../../src/kernels/mesh/net-elements.ts";
import { boundaryPoints, pointGrid } from "../../src/kernels/surfaces/boundary-points.ts";

/** Draws what each boundary of a disc consists of, as docs/distances/boundaries.svg. */
const [SIZE, RADIUS, SCALE] = [11, 3.7, 22];
const [middleRow, middleColumn] = [5.2, 4.9];
const labels = Uint8Array.from({ length: SIZE * SIZE }, (_, at) =>
  Number(Math.hypot(Math.floor(at / SIZE) - middleRow, (at % SIZE) - middleColumn) <= RADIUS),
);
const box = { planes: SIZE, rows: 1, columns: SIZE };
const voxels = { labels, label: 1, counted: null, start: 0, planeStep: SIZE, rowStep: SIZE, box, flat: true };
const between = boundaryPoints(voxels, true);
const border = boundaryPoints(voxels, false);
const net = netElements(between, pointGrid(box, true, true), true, [
  false,
  false,
  false,
  false,
  false,
  false,
]);

const at = (place: number) => ((place + 0.5) * SCALE).toFixed(1);
const grey = [...labels.entries()]
  .filter(([, label]) => label === 1)
  .map(
    ([k]) =>
      `<rect x="${at((k % SIZE) - 0.5)}" y="${at(Math.floor(k / SIZE) - 0.5)}" width="${SCALE}" height="${SCALE}"/>`,
  )
  .join("");
const truth = `<circle cx="${at(middleColumn)}" cy="${at(middleRow)}" r="${(RADIUS * SCALE).toFixed(1)}"/>`;
/** The points of a grid with their rows. */
const pointsOf = ({ starts, places }: { starts: Float64Array; places: Uint32Array }) =>
  Array.from({ length: starts.length - 1 }, (_, row) =>
    [...places.subarray(starts[row]!, starts[row + 1]!)].map((column): [number, number] => [row, column]),
  ).flat();
const dots = (points: [number, number][], offset: number) =>
  points
    .map(([row, column]) => `<circle cx="${at(column + offset)}" cy="${at(row + offset)}" r="4.5"/>`)
    .join("");
const vertex = (k: number): [number, number] => [
  net.vertices[3 * k]! / STEPS - 0.5,
  net.vertices[3 * k + 2]! / STEPS - 0.5,
];
const lines = Array.from({ length: net.count }, (_, k) => {
  const [[r1, c1], [r2, c2]] = [vertex(net.elements[2 * k]!), vertex(net.elements[2 * k + 1]!)];
  return `<line x1="${at(c1)}" y1="${at(r1)}" x2="${at(c2)}" y2="${at(r2)}"/>`;
}).join("");
const panel = (x: number, title: string, marks: string) =>
  `<g transform="translate(${x} 36)"><text x="${(SIZE * SCALE) / 2}" y="-12" text-anchor="middle">${title}</text>` +
  `<g class="voxels">${grey}</g><g class="truth">${truth}</g>${marks}</g>`;
/** A page decides by its `color-scheme` which of the two themes a picture has. */
const STYLE = `
text { font: 24px system-ui, sans-serif; fill: #43474f; }
.voxels { fill: #d9d9d2; stroke: #fdfdfb; }
.truth { fill: none; stroke: #5d616a; stroke-width: 1.5; stroke-dasharray: 5 4; }
.points { fill: #1a1c20; }
.lines { stroke: #1a1c20; stroke-width: 3; stroke-linecap: round; }
@media (prefers-color-scheme: dark) {
  text { fill: #bfc4cc; }
  .voxels { fill: #43474f; stroke: #15171b; }
  .truth { stroke: #9aa0ab; }
  .points { fill: #eceef1; }
  .lines { stroke: #eceef1; }
}`;
const width = SIZE * SCALE;
const svg =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${3 * width + 40} ${width + 40}">` +
  `<title>The boundary of one disc: by voxels, by area, and as a mesh</title>` +
  `<style>${STYLE}</style>` +
  panel(0, "voxels", `<g class="points">${dots(pointsOf(border), 0)}</g>`) +
  panel(width + 20, "area", `<g class="points">${dots(pointsOf(between), -0.5)}</g>`) +
  panel(2 * width + 40, "mesh", `<g class="lines">${lines}</g>`) +
  `</svg>\n`;
mkdirSync("docs/distances", { recursive: true });
writeFileSync("docs/distances/boundaries.svg", svg);
console.log(`docs/distances/boundaries.svg: ${between.places.length} points, ${net.count} segments`);
