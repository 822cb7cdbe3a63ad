import type { CountSettings } from "./count-settings.ts";
import type { DataSet } from "./data-set.ts";
import { numberSegments } from "./segment-numbers.ts";

/** Numbers the segments of a data set by name, and joins their names with those that the user gives to numbers. */
export function numberedDataSet(
  dataSet: DataSet,
  settings: CountSettings,
  given: ReadonlyMap<number, string>,
): {
  readonly dataSet: DataSet;
  readonly names: ReadonlyMap<number, string>;
  /** Whether classes have other numbers now than in the files. */
  readonly isRenumbered: boolean;
} {
  const { models, names, note } = numberSegments([dataSet], settings, given.size > 0);
  const noted =
    note === undefined ? [] : dataSet.segments.flatMap(({ ids }) => ids.map((id) => ({ id, note })));
  const notes = [...dataSet.notes, ...noted].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return {
    dataSet: { ...models[0]!, notes },
    names: new Map([...names, ...given]),
    isRenumbered: note !== undefined,
  };
}
