import type { LabelMap } from "softdice";
import { labelMap } from "../../src/index.ts";
import { formElements } from "../../src/kernels/mesh/formed-elements.ts";
import { netElements, type OpenFaces } from "../../src/kernels/mesh/net-elements.ts";
import { nearestElements } from "../../src/kernels/mesh/search/nearest-elements.ts";
import { stepVectors } from "../../src/kernels/mesh/step-vectors.ts";
import { boundaryPoints, pointGrid } from "../../src/kernels/surfaces/boundary-points.ts";
import { classVoxels } from "../../src/metrics/surfaces/measure-class.ts";
import { planSurfaces } from "../../src/metrics/surfaces/plan-surfaces.ts";

const CLOSED: OpenFaces = [false, false, false, false, false, false];

/** The processor time, in seconds, of the steps of distances of a mesh, and the elements of all surfaces. */
export function meshSteps(
  prediction: LabelMap,
  target: LabelMap,
  classes: number,
): { elements: number; points: number; forms: number; nearest: number } {
  const steps = { elements: 0, points: 0, forms: 0, nearest: 0 };
  const timed = <Result>(step: "points" | "forms" | "nearest", work: () => Result): Result => {
    const start = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(start);
    steps[step] += (user + system) / 1e6;
    return result;
  };
  // The maps are of the package, and the steps of its sources.
  const [ours, theirs] = [prediction, target].map(({ data, shape }) => labelMap(data, shape));
  const { pair, boxes, metric, labels } = planSurfaces("meshSteps", ours!, theirs!, {
    classes,
    boundary: "mesh",
  });
  const vectors = stepVectors(metric.axes);
  for (const label of labels) {
    const numbers = boxes.subarray(6 * label, 6 * label + 6);
    if (numbers[3]! < numbers[0]!) continue;
    const voxels = classVoxels(pair, label, numbers);
    const grid = pointGrid(voxels[0].box, pair.flat, true);
    const [first, second] = voxels.map((one) => {
      const points = timed("points", () => boundaryPoints(one, true));
      return timed("forms", () => {
        const net = netElements(points, grid, pair.flat, CLOSED);
        steps.elements += net.count;
        return { points, net, elements: formElements(net, vectors) };
      });
    });
    timed("nearest", () => nearestElements(first!, second!, grid));
  }
  return steps;
}
