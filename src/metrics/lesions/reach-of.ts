import type { Reach } from "../../kernels/components/label-components.ts";

const REACHES: readonly Readonly<Record<number, Reach>>[] = [
  { 4: 1, 8: 2 },
  { 6: 1, 18: 2, 26: 3 },
];

/** How far the neighbours of a voxel reach; by default to the corners. */
export function reachOf(name: string, connectivity: number | null, axes: number): Reach {
  const reaches = REACHES[axes - 2]!;
  const wanted = Object.keys(reaches);
  const reach = reaches[connectivity ?? Number(wanted.at(-1))];
  if (reach === undefined) {
    throw new RangeError(
      `${name}: connectivity is ${connectivity}, want ${wanted.join(" or ")} for ${axes} axes`,
    );
  }
  return reach;
}
