import { allocate } from "../allocate.ts";
import { checkInteger, checkOptions } from "../check-options.ts";
import { describe } from "../describe.ts";
import { checkLabelMap, type LabelMap } from "../label-map.ts";
import { checkAxis, checkShape, sizeOf } from "../shape.ts";
import { Tensor } from "../tensor.ts";

/**
 * Masks of regions, which may overlap: 1 where the label is one of those of the region, 0 elsewhere.
 *
 * `countOverlap`, `DiceMeter.add` and `dice` take two such tensors, one class for each region in the order of the table. Regions have no
 * background.
 *
 * @param labels - class numbers
 * @param table - the labels of each region, by its name; names that are whole numbers come first, as in every object
 * @param options - `classAxis`: the axis of regions in the result, −1 by default
 * @returns the shape of `labels` with one more axis
 * @throws {TypeError} if an argument is of the wrong kind
 * @throws {RangeError} if the list of regions is empty, or a region has no label
 * @example
 * regions(labelMap([0, 1, 2]), { whole: [1, 2], core: [2] }).toArray() // [[0, 0], [1, 0], [1, 1]]
 */
export function regions(
  labels: LabelMap,
  table: Readonly<Record<string, readonly number[]>>,
  options: { readonly classAxis?: number | undefined } = {},
): Tensor {
  checkLabelMap("regions", "labels", labels);
  const sets = checkTable(table);
  checkOptions("regions", options, ["classAxis"]);
  const { classAxis = -1 } = options;
  const axis = checkAxis("regions", classAxis, labels.shape.length + 1, "classAxis");
  const shape = checkShape("regions", [
    ...labels.shape.slice(0, axis),
    sets.length,
    ...labels.shape.slice(axis),
  ]);
  const inner = sizeOf(labels.shape.slice(axis));
  const data = allocate(labels.size * sets.length, "float32");
  for (const [region, inside] of sets.entries()) {
    for (let voxel = 0; voxel < labels.size; voxel++) {
      if (!inside.has(labels.data[voxel]!)) continue;
      data[(Math.floor(voxel / inner) * sets.length + region) * inner + (voxel % inner)] = 1;
    }
  }
  return new Tensor(data, shape);
}

function checkTable(table: unknown): Set<number>[] {
  if (Object.prototype.toString.call(table) !== "[object Object]") {
    throw new TypeError(`regions: table is ${describe(table)}, want an object such as { whole: [1, 2] }`);
  }
  const entries = Object.entries(table as object);
  if (entries.length === 0) throw new RangeError("regions: table is empty, want at least one region");
  return entries.map(([name, list]: [string, unknown]) => {
    const path = `table[${JSON.stringify(name)}]`;
    if (!Array.isArray(list))
      throw new TypeError(`regions: ${path} is ${describe(list)}, want an array of labels`);
    if (list.length === 0) throw new RangeError(`regions: ${path} is empty, want at least one label`);
    return new Set(
      Array.from(list, (label: unknown, k) => {
        checkInteger("regions", `${path}[${k}]`, label);
        return label;
      }),
    );
  });
}
