import { labelMap, type SurfaceDistances, surfaceDistances } from "softdice";
import { type Case, type Checksum, ownMegabytes, type Suite, subject } from "../harness/subject.ts";
import { balls, type LabelVolume, realVolumes, type Shape, shifted } from "../inputs/volumes.ts";
import { plainSurfaces } from "../surfaces/plain-surfaces.ts";

function checksum({ classes }: SurfaceDistances): Checksum {
  let [size, sum] = [0, 0];
  for (const surfaces of classes) {
    if (surfaces === null) continue;
    for (const directed of [surfaces.prediction, surfaces.target]) {
      for (const [k, distance] of directed.distances.entries()) {
        size += directed.sizes[k]!;
        sum += distance * directed.sizes[k]!;
      }
    }
  }
  return { size, sum };
}

/** By a voxel, as a good segmentation may be, and by many. */
const SHIFTS = [1, 20];

function surfaceCases(name: string, shape: Shape, read: () => LabelVolume): Case[] {
  const kinds = SHIFTS.flatMap((by) => (["area", "voxels"] as const).map((boundary) => ({ by, boundary })));
  return kinds.map(({ by, boundary }) => {
    const inputs = () => {
      const volume = read();
      return { volume, moved: shifted(volume, by) };
    };
    return {
      size: `${name}, ${shape.join(" × ")}, shifted by ${by}, ${boundary}`,
      elements: shape[0] * shape[1] * shape[2],
      tolerance: 1e-9,
      expected: () => {
        const { volume, moved } = inputs();
        return plainSurfaces(volume, moved, boundary);
      },
      subjects: [
        subject("surfaceDistances", () => {
          const { volume, moved } = inputs();
          const [prediction, target] = [moved, volume.labels].map((labels) => labelMap(labels, [...shape]));
          const options = { classes: volume.classes, spacing: [...volume.spacing], boundary };
          return {
            run: () => surfaceDistances(prediction!, target!, options),
            megabytes: ownMegabytes,
            checksum,
          };
        }),
      ],
    };
  });
}

const SYNTHETIC: Shape = [192, 192, 192];

export const surface: Suite = {
  name: "surface distance",
  title: "every class of a label volume and of the volume shifted along its columns",
  unit: "voxel",
  cases: [
    ...surfaceCases("balls", SYNTHETIC, () => balls(SYNTHETIC, 12, 5)),
    ...realVolumes().flatMap(({ name, shape, read }) => surfaceCases(name, shape, read)),
  ],
};
