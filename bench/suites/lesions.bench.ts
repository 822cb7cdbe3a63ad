import {
  connectedComponents,
  type LesionMatching,
  type LesionScores,
  labelMap,
  lesionScores,
} from "softdice";
import { type Case, type Checksum, type Suite, subject } from "../harness/subject.ts";
import { LESION_SHAPE, LESIONS, lesionVolumes } from "../inputs/lesions.ts";
import { scipyComponents, scipyVersion } from "./scipy-components.ts";

function checksum({ lesions }: LesionScores): Checksum {
  const targets = lesions.filter(({ target }) => target > 0);
  return {
    targets: targets.length,
    voxels: targets.reduce((sum, { targetVoxels }) => sum + targetVoxels, 0),
  };
}

const MATCHINGS: readonly LesionMatching[] = ["threshold", "maximum", "merge", "voronoi", "dilation"];

/** The volumes are made where they are measured, once. */
let made: ReturnType<typeof lesionVolumes> | undefined;
function volumes(): ReturnType<typeof lesionVolumes> {
  made ??= lesionVolumes();
  return made;
}

function lesionCase(): Case {
  return {
    size: `${LESIONS} lesions in ${LESION_SHAPE.join(" × ")}, Dice, HD95, surface Dice and all scores`,
    elements: 256 ** 3,
    tolerance: 0,
    expected: () => ({ targets: LESIONS, voxels: volumes().voxels }),
    subjects: MATCHINGS.map((match) =>
      subject(match, () => {
        const { prediction: predicted, target: actual } = volumes();
        const [prediction, target] = [predicted, actual].map((data) => labelMap(data, [...LESION_SHAPE]));
        const options = { match, spacing: [1, 1, 1], percentiles: [95, 100], tolerances: [1] };
        return { run: () => lesionScores(prediction!, target!, options), checksum, processor: true };
      }),
    ),
  };
}

function componentsCase(connectivity: 6 | 26): Case {
  return {
    size: `components of ${LESIONS} lesions in ${LESION_SHAPE.join(" × ")}, ${connectivity} neighbours`,
    elements: 256 ** 3,
    tolerance: 0,
    expected: () => ({ components: LESIONS }),
    get subjects() {
      const ours = subject("softdice", () => {
        const map = labelMap(volumes().target, [...LESION_SHAPE]);
        return {
          run: () => connectedComponents(map, { connectivity }),
          checksum: ({ count }) => ({ components: count }),
          processor: true,
        };
      });
      const scipy = () => scipyComponents(() => volumes().target, LESION_SHAPE[0], connectivity);
      return scipyVersion() === null ? [ours] : [scipy(), ours];
    },
  };
}

export const lesions: Suite = {
  name: "lesions",
  title: "lesion by lesion",
  unit: "voxel",
  get notes() {
    const version = scipyVersion();
    return [
      version === null
        ? "scipy.ndimage.label is left out: no python3 has SciPy (Debian: python3-scipy)"
        : `scipy.ndimage.label is that of SciPy ${version}`,
    ];
  },
  cases: [lesionCase(), componentsCase(6), componentsCase(26)],
};
