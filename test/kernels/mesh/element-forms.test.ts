import { expect, it } from "vitest";
import { elementForms } from "../../../src/kernels/mesh/element-forms.ts";
import { netElements } from "../../../src/kernels/mesh/net-elements.ts";
import { boundaryPoints, pointGrid } from "../../../src/kernels/surfaces/boundary-points.ts";
import { randomLabels } from "../../tensor/random-values.ts";

it("are equal where the codes of the vertices and the axis are, and only there", () => {
  const box = { planes: 20, rows: 20, columns: 20 };
  const labels = Uint8Array.from(randomLabels(8000, 3, 2, 5));
  const voxels = {
    ...{ labels, label: 1, counted: null, start: 0 },
    ...{ planeStep: 400, rowStep: 20, box, flat: false },
  };
  const open = [false, false, false, false, false, false] as const;
  const net = netElements(boundaryPoints(voxels, true), pointGrid(box, false, true), false, open);
  const { forms, examples } = elementForms(net);
  const keyOf = (k: number) =>
    [net.across[k], ...net.elements.subarray(4 * k, 4 * k + 4).map((vertex) => net.codes[vertex]!)].join();
  // More forms than the table has slots at first.
  expect(examples.length).toBeGreaterThan(600);
  expect(new Set(Array.from(examples, keyOf)).size).toBe(examples.length);
  expect(Array.from(forms, (form) => keyOf(examples[form]!))).toEqual(Array.from(forms, (_, k) => keyOf(k)));
});
