import { type ClassLayout, elementOf } from "../../tensor/class-layout.ts";

/** Elements of the prediction's layout as [batch, classes, voxels]. */
export function classRows(values: ArrayLike<number>, layout: ClassLayout): Float64Array {
  const rows = new Float64Array(values.length);
  forEachElement(layout, (element, row) => {
    rows[row] = values[element]!;
  });
  return rows;
}

/** [batch, classes, voxels] in the prediction's layout. */
export function fromClassRows(rows: Float64Array, layout: ClassLayout): Float64Array {
  const values = new Float64Array(rows.length);
  forEachElement(layout, (element, row) => {
    values[element] = rows[row]!;
  });
  return values;
}

function forEachElement(layout: ClassLayout, visit: (element: number, row: number) => void): void {
  const { batch, classes, voxels } = layout;
  for (let sample = 0, row = 0; sample < batch; sample++) {
    for (let c = 0; c < classes; c++) {
      for (let voxel = 0; voxel < voxels; voxel++, row++) visit(elementOf(layout, sample, voxel, c), row);
    }
  }
}
