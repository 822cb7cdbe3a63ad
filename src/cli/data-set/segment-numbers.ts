import { InputError } from "../../files/source/input-error.ts";
import { DiceMeter } from "../../metrics/dice-meter.ts";
import type { CaseState } from "../../metrics/state/case-state.ts";
import type { CountSettings } from "./count-settings.ts";

/** The names that files give to labels. */
export type SegmentNames = readonly (readonly [label: number, name: string])[];

/** Cases whose files give the same names to the same numbers. */
export interface NamedCases {
  readonly ids: readonly string[];
  readonly names: SegmentNames;
}

/** Cases of one model, and the names of their segments. */
interface NamedMeter {
  readonly meter: DiceMeter;
  readonly segments: readonly NamedCases[];
}

/** Groups cases by the names of their segments, in the order of their ids. */
export function groupByNames(cases: readonly NamedCases[]): NamedCases[] {
  const groups = new Map<string, NamedCases & { readonly ids: string[] }>();
  for (const { ids, names } of cases) {
    const key = JSON.stringify(names);
    if (!groups.has(key)) groups.set(key, { ids: [], names });
    groups.get(key)!.ids.push(...ids);
  }
  for (const { ids } of groups.values()) ids.sort();
  return [...groups.values()].sort((a, b) => (a.ids[0]! < b.ids[0]! ? -1 : 1));
}

/** The options that name segments by the numbers that they have in the files. */
const BY_NUMBER = ["--labels", "--classes", "--ignore"];

/**
 * Gives each segment one number in all cases of all models, for files number their segments as they like: the number that all
 * files agree on, or else its place among the names of the first cases. A case without names has no segments to match then, and fails.
 *
 * @param named - whether the user gives names to numbers
 * @throws {InputError} if an option names segments by numbers on which the files do not agree
 */
export function numberSegments<Model extends NamedMeter>(
  models: readonly Model[],
  settings: CountSettings,
  named: boolean,
): {
  readonly models: readonly Model[];
  readonly names: ReadonlyMap<number, string>;
  readonly note?: string;
} {
  const pairs = models.flatMap(({ segments }) => segments.flatMap(({ names }) => names));
  const names = new Map(pairs);
  const numbers = new Map(pairs.map(([label, name]) => [name, label]));
  const disputed = pairs.find(([label, name]) => names.get(label) !== name || numbers.get(name) !== label);
  if (!disputed) return { models, names };
  const option = named ? "--names" : BY_NUMBER.find((each) => settings[each] !== undefined);
  if (option)
    throw new InputError(
      `${option} counts on the numbers of segments, and the files give ${JSON.stringify(disputed[1])} other numbers in other cases; leave it out, and segments are matched by name`,
    );
  const own = new Map([...new Set(pairs.map(([, name]) => name))].map((name, place) => [name, place + 1]));
  const list = [...own].map(([name, number]) => `${number} ${name}`).join(", ");
  return {
    models: models.map((model) => ({ ...model, meter: renumbered(model, own) })),
    names: new Map([...own].map(([name, number]) => [number, name])),
    note: `segments have different numbers in the cases, and were numbered by name: ${list}`,
  };
}

function renumbered({ meter, segments }: NamedMeter, own: ReadonlyMap<string, number>): DiceMeter {
  const namesOf = new Map(segments.flatMap(({ ids, names }) => ids.map((id) => [id, new Map(names)])));
  const { cases, skipped, ...rules } = meter.toJSON();
  const failed: string[] = [];
  const kept = cases.flatMap((one) => {
    const names = namesOf.get(one.id);
    const numberOf = (label: number) => (label === 0 ? 0 : own.get(names?.get(label) ?? ""));
    if (one.labels.every((label) => numberOf(label) !== undefined))
      return [renumberedCase(one, (label) => numberOf(label)!)];
    failed.push(one.id);
    return [];
  });
  const reason =
    "contains labels without a name, and the numbers of segments differ between cases; save all with named segments";
  return DiceMeter.fromJSON({
    ...rules,
    cases: kept,
    skipped: [...skipped, ...failed.map((id) => ({ id, reason }))].sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
}

/** A case with other numbers for its labels; the background keeps 0, and stays first. */
function renumberedCase(one: CaseState, numberOf: (label: number) => number): CaseState {
  const { labels, surfaces, measures, lesions } = one;
  const order = [...labels.keys()].sort((a, b) => numberOf(labels[a]!) - numberOf(labels[b]!));
  const first = labels[0] === 0 ? 1 : 0;
  const pick = <Value>(list: readonly Value[], skip = 0) => order.slice(skip).map((at) => list[at - skip]!);
  return {
    ...one,
    labels: pick(labels).map(numberOf),
    intersection: pick(one.intersection),
    predicted: pick(one.predicted),
    actual: pick(one.actual),
    ...(surfaces && {
      surfaces: pick(surfaces, first).map((surface) => ({ ...surface, label: numberOf(surface.label) })),
    }),
    ...(measures && { measures: pick(measures, first) }),
    ...(lesions && {
      lesions: {
        ...lesions,
        lesions: lesions.lesions
          .map((lesion) => ({ ...lesion, class: numberOf(lesion.class) }))
          .sort((a, b) => a.class - b.class),
      },
    }),
  };
}
