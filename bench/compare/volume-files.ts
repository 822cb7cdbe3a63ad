import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { balls, shifted } from "../inputs/volumes.ts";

/** Paths of a prediction and a target. */
export type VolumePair = readonly [prediction: string, target: string];

/** Balls in a cube, a class each, as MetaImage files: the prediction is the target moved by one column. */
export function writeVolumes(voxels: number, classes: number): VolumePair {
  const edge = Math.round(Math.cbrt(voxels));
  const target = balls([edge, edge, edge], classes, 5);
  const folder = mkdtempSync(join(tmpdir(), "softdice-volumes-"));
  const header = [
    "ObjectType = Image",
    "NDims = 3",
    `DimSize = ${edge} ${edge} ${edge}`,
    "ElementType = MET_UCHAR",
    "ElementSpacing = 1 1 1",
    "ElementDataFile = LOCAL",
    "",
  ].join("\n");
  const write = (name: string, labels: Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, Buffer.concat([Buffer.from(header), labels]));
    return path;
  };
  return [write("prediction.mha", shifted(target, 1)), write("target.mha", target.labels)];
}
