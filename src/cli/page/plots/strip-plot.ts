import * as Plot from "@observablehq/plot";
import type { PageClass, PageData, PageScore } from "../../report/page-data.ts";
import { isDistance, scoreTitle, signedText, valueText } from "../../text/score-text.ts";
import { cloudOffsets } from "./cloud.ts";

interface Point {
  readonly label: string;
  readonly id: string;
  readonly value: number;
  readonly offset: number;
}

interface Row {
  readonly label: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

const ROW_HEIGHT = 42;
/** The means are below the points, which they would hide. */
const MEAN = -1.25;
/** With more cases the dots are smaller. */
const MAX_LARGE_DOTS = 200;
/** A plot that is narrower has its labels above the strips. */
const MIN_WIDTH_FOR_MARGINS = 620;
const NARROW_MARGIN = 16;
/** Characters of a label that fit into the left margin. */
const MAX_LABEL = 28;
const FONT_SIZE = 12;
/** The widest digit of common fonts, and the widest letter on average beside the estimate of Plot. */
const DIGIT_WIDTH = 0.64;
const LETTER_WIDENING = 1.2;

/** Its value is the point under the pointer. */
export type StripPlot = (SVGSVGElement | HTMLElement) & { readonly value?: Point | null };

/** What strips show: classes over the same cases. */
export type StripData = Pick<PageData, "classes" | "overall" | "cases">;

/**
 * A strip of points for each class, a point for each case, with the mean and its interval.
 *
 * @param shown - values of a score, or differences of values, which have a sign
 */
export function stripPlot(
  { classes, overall, cases }: StripData,
  score: string,
  width: number,
  shown: "values" | "differences" = "values",
): StripPlot {
  const areValues = shown === "values";
  const textOf = areValues ? valueText : signedText;
  const strips = [...classes, overall];
  const points = strips.flatMap((one) => pointsOf(one, score, cases));
  const rows = strips.map((one) => rowOf(one, score, textOf));
  const finite = rows.filter(({ mean }) => Number.isFinite(mean));
  const longest = Math.min(MAX_LABEL, Math.max(...strips.map(({ label }) => label.length)));
  const isNarrow = width < MIN_WIDTH_FOR_MARGINS;
  const facet = { fy: "label" } as const;
  const plot = Plot.plot({
    width,
    height: (isNarrow ? 1.4 : 1) * ROW_HEIGHT * strips.length + 60,
    marginLeft: isNarrow ? NARROW_MARGIN : 20 + 7 * longest,
    marginRight: isNarrow ? NARROW_MARGIN : 150,
    marginTop: 30,
    style: { background: "transparent", fontSize: `${FONT_SIZE}px`, overflow: "visible" },
    x: {
      label: null,
      axis: "both",
      grid: true,
      nice: true,
      tickSpacing: isNarrow ? 60 : 90,
      ...(isDistance(score) || !areValues ? { zero: true } : {}),
    },
    y: { axis: null, domain: [-1.6, isNarrow ? 2.4 : 1.1] },
    fy: {
      domain: strips.map(({ label }) => label),
      label: null,
      padding: 0.1,
      ...(isNarrow ? { axis: null } : { tickFormat: shortened }),
    },
    ariaLabel: `${areValues ? "" : "difference of "}${scoreTitle(score)} of every case, by class`,
    marks: [
      ...(areValues ? [] : [Plot.ruleX([0], { stroke: "var(--faint)" })]),
      Plot.dot(points, {
        ...facet,
        x: "value",
        y: "offset",
        r: cases.length > MAX_LARGE_DOTS ? 1.6 : 2.6,
        fill: "var(--dot)",
        fillOpacity: cases.length > MAX_LARGE_DOTS ? 0.45 : 0.6,
        ariaLabel: "id",
        className: "case",
      }),
      Plot.ruleY(finite, { ...facet, x1: "low", x2: "high", y: MEAN, stroke: "var(--text)", strokeWidth: 2 }),
      Plot.dot(finite, {
        ...facet,
        x: "mean",
        y: MEAN,
        r: 3.5,
        fill: "var(--text)",
      }),
      ...(isNarrow
        ? [
            Plot.text(rows, {
              ...facet,
              ...above,
              text: "label",
              frameAnchor: "top-left",
              lineWidth: labelWidth(rows, width),
              textOverflow: "ellipsis",
            }),
            Plot.text(rows, { ...facet, ...above, text: "text", frameAnchor: "top-right" }),
          ]
        : [
            Plot.text(rows, {
              ...facet,
              text: "text",
              frameAnchor: "right",
              textAnchor: "start",
              dx: 12,
              fill: "currentColor",
            }),
          ]),
      Plot.tip(
        points,
        Plot.pointer({
          ...facet,
          x: "value",
          y: "offset",
          title: ({ id, label, value }: Point) => `${id}\n${label}\n${textOf(score, value)}`,
          fill: "var(--raised)",
        }),
      ),
    ],
  });
  // A screen reader reads the title and not thousands of points; the tables contain the values.
  plot.setAttribute("role", "img");
  return plot as StripPlot;
}

/** Text above a strip, where the margins have no room for it. */
const above = { fill: "currentColor", dy: 2 } as const;

/** The width of a label beside the longest number of a narrow plot, in the em that Plot estimates. */
function labelWidth(rows: readonly Row[], width: number): number {
  const numbers = Math.max(...rows.map(({ text }) => text.length)) * DIGIT_WIDTH;
  const left = (width - 2 * NARROW_MARGIN) / FONT_SIZE - numbers - 1;
  return Math.max(1, left / LETTER_WIDENING);
}

/** A label cut on the right, so that its number stays. */
function shortened(label: string): string {
  const characters = [...label];
  return characters.length <= MAX_LABEL ? label : `${characters.slice(0, MAX_LABEL - 1).join("")}…`;
}

/** The cases that have a value that can be drawn. */
function pointsOf({ label, scores }: PageClass, score: string, cases: readonly string[]): Point[] {
  const drawn = scores[score]!.values.map((value, place) => ({
    id: cases[place]!,
    value: value === null ? Number.NaN : Number(value),
  })).filter(({ value }) => Number.isFinite(value));
  const offsets = cloudOffsets(drawn.map(({ value }) => value));
  return drawn.map((one, place) => ({ label, ...one, offset: offsets[place]! }));
}

function rowOf({ label, scores }: PageClass, score: string, textOf: typeof valueText): Row {
  const { mean, deviation } = scores[score]!;
  const value = mean.value === null ? Number.NaN : Number(mean.value);
  const end = (bound: typeof mean.low) =>
    bound !== null && Number.isFinite(Number(bound)) ? Number(bound) : value;
  const spread = deviation === null ? "" : ` ± ${valueText(score, deviation)}`;
  const text = infiniteText(score, scores[score]!, textOf) ?? textOf(score, mean.value) + spread;
  return { label, mean: value, low: end(mean.low), high: end(mean.high), text };
}

/** The median, and how many values are infinite: a distance is where one map lacks the class, and so is a mean over it. */
export function infiniteText(
  score: string,
  { median, values }: Pick<PageScore, "median" | "values">,
  textOf: typeof valueText,
): string | null {
  const infinite = values.filter((one) => one === "Infinity" || one === "-Infinity").length;
  return infinite === 0 ? null : `median ${textOf(score, median)}, ∞ in ${infinite}`;
}
