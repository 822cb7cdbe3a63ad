import type { GradcheckElement } from "../measure/check-element.ts";

/** One factor that leads from every numeric derivative to the analytic one; null where there is none, or bars hide it. */
export function sharedRatio(elements: readonly GradcheckElement[]): number | null {
  const clearest = leastOf(elements, ({ bar, numeric }) => bar / Math.abs(numeric));
  const ratio = clearest.analytic / clearest.numeric;
  const unsure = relativeBar(clearest);
  if (!(unsure <= 0.5)) return null;
  const holds = ({ analytic, numeric, bar }: GradcheckElement) =>
    Math.abs(analytic - ratio * numeric) <=
    Math.abs(ratio) * (bar + unsure * Math.abs(numeric)) + RATIO_ROUNDING * Math.abs(analytic - numeric);
  if (!elements.every(holds)) return null;
  return Math.abs(ratio - 1) <= unsure ? 1 : ratio;
}

/** The bar of a derivative as a part of it. */
export function relativeBar({ bar, numeric }: GradcheckElement): number {
  return bar / Math.abs(numeric);
}

/** Where a factor is read off numbers with bars, more digits of the difference that it explains mean nothing. */
export const RATIO_ROUNDING = 1e-4;

/** A ratio with four digits, or with those that tell it from 1. */
export function ratioText(ratio: number): string {
  const beside = Math.abs(ratio - 1);
  if (!(beside < 0.1)) return ratio.toPrecision(4);
  const exponent = Number((beside || 1).toExponential().split("e")[1]);
  const digits = Math.min(17, 4 - exponent);
  return String(Number(ratio.toPrecision(digits)));
}

export function leastOf<Item>(items: readonly Item[], measure: (item: Item) => number): Item {
  return items.reduce((least, item) => (measure(item) < measure(least) ? item : least));
}
