import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { DType } from "softdice";
import { lookAtDice, type Sight } from "./residuals.ts";

const WIDTH = 820;
const HEIGHT = 420;

/** Exponents of ten that the axes reach. */
const STEPS = { least: -15, most: 0 };
const ERRORS = { least: -13, most: 0 };

const STYLE = `
text { font: 16px system-ui, -apple-system, "Segoe UI", sans-serif; }
.card { fill: #fff; stroke: #d1d9e0; }
.grid line { stroke: #d1d9e0; stroke-opacity: 0.6; }
.noise { fill: #818b98; fill-opacity: 0.16; }
.bar { stroke: #59636e; }
.axis, .label { fill: #59636e; }
.title { fill: #1f2328; }
.title text { font-weight: 600; }
.right { stroke: #0b66c3; }
.right-fill { fill: #0b66c3; }
.wrong { stroke: #bc4c00; }
.wrong-fill { fill: #bc4c00; }
@media (prefers-color-scheme: dark) {
  .card { fill: #0d1117; stroke: #3d444d; }
  .grid line { stroke: #3d444d; }
  .bar { stroke: #9198a1; }
  .axis, .label { fill: #9198a1; }
  .title { fill: #f0f6fc; }
  .right { stroke: #6cb6ff; }
  .right-fill { fill: #6cb6ff; }
  .wrong { stroke: #f0883e; }
  .wrong-fill { fill: #f0883e; }
}`;

/** Words at a place of a panel, in the units of its axes. */
interface Label {
  readonly dtype: DType;
  readonly step: number;
  readonly error: number;
  readonly text: string;
  readonly className?: string;
  readonly textAnchor?: "start" | "middle" | "end";
}

/** The residual against the step, log-log, as SVG: of a right and of a wrong gradient, in float64 and in float32. */
export function residualPicture(): string {
  const sights = lookAtDice();
  const rights = sights.filter(({ gradient }) => gradient === "right");
  const { document } = parseHTML("<html><body></body></html>");
  const plot = Plot.plot({
    document: document as never,
    width: WIDTH,
    height: HEIGHT,
    marginTop: 76,
    marginRight: 20,
    marginBottom: 64,
    marginLeft: 66,
    x: { type: "log", domain: [10 ** STEPS.least, 10 ** STEPS.most] },
    y: { type: "log", domain: [10 ** ERRORS.least, 10 ** ERRORS.most] },
    fx: { domain: ["float64", "float32"], padding: 0.08, axis: null },
    marks: [
      ...axes(),
      ...rights.flatMap((sight) => floorAndBar(sight)),
      ...sights.flatMap((sight) => curve(sight)),
      ...labels(rights).map(({ className = "label", dtype, textAnchor = "start", text, ...place }) =>
        Plot.text([place], {
          className,
          fx: () => dtype,
          x: "step",
          y: "error",
          text: () => text,
          textAnchor,
        }),
      ),
      Plot.text(["float64", "float32"], {
        className: "title",
        fx: (dtype: string) => dtype,
        frameAnchor: "top-left",
        dy: -16,
        text: (dtype: string) => dtype,
      }),
    ],
  });
  plot.querySelector("style")?.remove();
  return standalone(plot.innerHTML);
}

function axes(): Plot.Markish[] {
  const steps = powers(-12, STEPS.most, 4);
  const errors = powers(-12, ERRORS.most, 2);
  return [
    Plot.gridX(steps, { className: "grid" }),
    Plot.gridY(errors, { className: "grid" }),
    Plot.axisX(steps, { className: "axis", tickFormat: powerText, tickSize: 0, label: null }),
    Plot.axisY(errors, { className: "axis", tickFormat: powerText, tickSize: 0, label: null }),
  ];
}

/** What the noise of f makes of the residual, and the error that would have been seen. */
function floorAndBar({ dtype, direction }: Sight): Plot.Markish[] {
  const slope = Math.abs(direction.analytic);
  const [least, most] = [10 ** ERRORS.least, 10 ** ERRORS.most];
  // A straight line from corner to corner, where it leaves the panel.
  const stepOf = (error: number) => direction.noise / (error * slope);
  const corners = [10 ** STEPS.least, stepOf(most), Math.min(stepOf(least), 10 ** STEPS.most)];
  return [
    Plot.areaY(corners, {
      className: "noise",
      fx: () => dtype,
      x: (step: number) => step,
      y1: least,
      y2: (step: number) => Math.min(most, direction.noise / (step * slope)),
    }),
    Plot.ruleY([direction.bar / slope], { className: "bar", fx: () => dtype, strokeDasharray: "3 3" }),
  ];
}

function curve({ dtype, gradient, direction }: Sight): Plot.Markish[] {
  const points = direction.residuals
    .filter(({ residual }) => residual !== 0)
    .map(({ step, residual }) => ({ step, error: Math.abs(residual / direction.analytic) }));
  const taken = points.filter(({ step }) => step === direction.step);
  const place = { fx: () => dtype, x: "step", y: "error" };
  return [
    Plot.lineY(points, { ...place, className: gradient, strokeWidth: 1.5 }),
    Plot.dot(points, { ...place, className: `${gradient}-fill`, r: 2.5, stroke: "none" }),
    Plot.dot(taken, { ...place, className: gradient, r: 7, strokeWidth: 1.5 }),
  ];
}

function labels(rights: readonly Sight[]): Label[] {
  const seen = rights.map(({ dtype, direction }): Label => {
    const bar = direction.bar / Math.abs(direction.analytic);
    const step = 10 ** (STEPS.least + 0.2);
    return { dtype, step, error: bar / 5, text: `an error of ${roundText(bar)} would be seen` };
  });
  const [wide, narrow] = ["float64", "float32"] as const;
  return [
    ...seen,
    {
      dtype: wide,
      step: 1e-7,
      error: 6e-3,
      text: "1.001 × the gradient",
      className: "wrong-fill",
      textAnchor: "middle",
    },
    {
      dtype: wide,
      step: 1.2e-3,
      error: 1e-6,
      text: "the gradient",
      className: "right-fill",
      textAnchor: "end",
    },
    { dtype: wide, step: 0.6, error: 3e-11, text: "step taken", textAnchor: "end" },
    { dtype: wide, step: 2e-14, error: 4e-10, text: "noise of f / step" },
    {
      dtype: narrow,
      step: 1e-3,
      error: 7e-3,
      text: "1.001 ×",
      className: "wrong-fill",
      textAnchor: "middle",
    },
    { dtype: narrow, step: 1e-14, error: 1e-11, text: "finer steps are lost in float32" },
  ];
}

function powers(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.round((to - from) / by) + 1 }, (_, k) => 10 ** (from + k * by));
}

/** 10⁻¹², as it is written. */
function powerText(value: number): string {
  const exponent = String(Math.round(Math.log10(value)));
  return exponent === "0"
    ? "1"
    : `10${exponent.replace("-", "⁻").replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]!)}`;
}

/** 7·10⁻¹². */
function roundText(value: number): string {
  const [digit, exponent] = value.toExponential(0).split("e");
  return `${digit}·${powerText(10 ** Number(exponent))}`;
}

/** The marks as a file, on a card that is light or dark as its reader has it; coordinates to a hundredth. */
function standalone(marks: string): string {
  const rounded = marks.replace(/<[^>]*>/g, (tag) =>
    tag.replace(/\d+\.\d{3,}/g, (coordinate) => String(Number(Number(coordinate).toFixed(2)))),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" text-anchor="middle">
<title>The residual of a Dice loss against the step, of a right and of a wrong gradient</title>
<style>${STYLE}</style>
<rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="6"/>
${rounded.replaceAll("><g", ">\n<g")}
<text class="label" x="16" y="26" text-anchor="start">↑ residual, as a part of the slope</text>
<text class="label" x="${WIDTH - 20}" y="${HEIGHT - 16}" text-anchor="end">step, as a part of the scale of x →</text>
</svg>
`;
}
