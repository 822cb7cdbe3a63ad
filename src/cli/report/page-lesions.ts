import type { LesionReport } from "../../metrics/instances/lesion-report.ts";
import type { LesionSummary } from "../../metrics/instances/lesion-summary.ts";
import type { DataSetReport } from "./data-set-report.ts";

/** The lesions of one class. */
interface PageLesionClass extends LesionSummary {
  readonly label: string;
}

/** A lesion, or a predicted one without a target. */
export interface PageLesion {
  readonly id: string;
  /** The place of its class in `classes`. */
  readonly of: number;
  readonly outcome: LesionReport["outcome"];
  /** In ml: that of the target, or of an extra one that of the prediction. */
  readonly volume: number;
  readonly predictedVolume: number;
  readonly dice: number;
  /** In voxels along each axis, from 0. */
  readonly centre: readonly number[];
}

/** The lesions of a page: missed ones first, then extra ones, the largest first, then the others by their Dice. */
export interface PageLesions {
  readonly classes: readonly PageLesionClass[];
  readonly lesions: readonly PageLesion[];
  /** How many more there are. */
  readonly more: number;
}

/** The most lesions of a page; CSV and NDJSON have all. */
const MAX_LESIONS = 3000;
const ORDER: readonly LesionReport["outcome"][] = ["missed", "extra", "matched", "ignored"];

/** The lesions of a report; nothing of one without them. */
export function pageLesions({ cases, classes }: DataSetReport): PageLesions | undefined {
  const found = classes.filter((one) => one.lesions !== undefined);
  if (found.length === 0) return undefined;
  const places = new Map(found.map((one, place) => [one.class, place]));
  const all = cases.flatMap(({ id, lesions = [] }) =>
    lesions.map((one): PageLesion => {
      const isExtra = one.outcome === "extra";
      return {
        id,
        of: places.get(one.class)!,
        outcome: one.outcome,
        volume: short(isExtra ? one.predictedVolume : one.targetVolume),
        predictedVolume: short(one.predictedVolume),
        dice: short(Number(one.scores.dice ?? 0)),
        centre: one.centre.map((at) => Math.round(at)),
      };
    }),
  );
  const order = (one: PageLesion) => ORDER.indexOf(one.outcome);
  const sorted = all.sort(
    (a, b) => order(a) - order(b) || a.dice - b.dice || b.volume - a.volume || (a.id < b.id ? -1 : 1),
  );
  return {
    classes: found.map(({ class: label, name, lesions }) => ({
      ...lesions!,
      label: name ? `${label} ${name}` : String(label),
    })),
    lesions: sorted.slice(0, MAX_LESIONS),
    more: Math.max(0, sorted.length - MAX_LESIONS),
  };
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
