import type { ChosenCase } from "../picture/draw-cases.ts";
import { isDistance, scoreTitle, valueText } from "../text/score-text.ts";
import type { DataSetReport } from "./data-set-report.ts";

/** The cases that are worst by the first score, each with the class that is worst in it. Cases without a fault are not among them. */
export function worstCases({ cases, classes, overall, settings }: DataSetReport): ChosenCase[] {
  const score = settings.scores[0]!;
  const names = new Map(classes.map(({ class: label, name }) => [label, name]));
  const byId = new Map(cases.map((one) => [one.id, one]));
  const sign = isDistance(score) ? -1 : 1;
  // Of a signed difference both ends are bad.
  const rank = (value: number) => (sign < 0 ? Math.abs(value) : value);
  return overall[score]!.worst.flatMap(({ id }) => {
    const own = byId.get(id)!.classes.flatMap((one) => {
      const value = one.scores[score] ?? null;
      return value === null || one.class === 0 ? [] : [{ label: one.class, value: Number(value) }];
    });
    const [worst] = own.sort((a, b) => (a.value === b.value ? 0 : sign * (rank(a.value) - rank(b.value))));
    if (worst === undefined || worst.value === (sign > 0 ? 1 : 0)) return [];
    const value = Number.isFinite(worst.value) ? worst.value : "Infinity";
    const of = classCaption(worst.label, names.get(worst.label));
    const caption = `${of}: ${scoreTitle(score)} ${valueText(score, value)}`;
    return [{ id, label: worst.label, caption }];
  });
}

/** A class beside the name of a case, where its number alone would not read as one. */
export function classCaption(label: number, name: string | undefined): string {
  return name ? `${label} ${name}` : `class ${label}`;
}
