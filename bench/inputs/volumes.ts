import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { readHeader, readImage } from "nifti-reader-js";
import { uniform } from "./inputs.ts";

export type Shape = readonly [planes: number, rows: number, columns: number];

export interface LabelVolume {
  labels: Uint8Array;
  shape: Shape;
  spacing: Shape;
  classes: number;
}

/**
 * A ball for every class but the background, anywhere in the volume; later ones lie over earlier ones.
 *
 * @param smallest - the least radius as a part of the shortest axis, and `spread` by how much one may be larger
 */
export function balls(
  shape: Shape,
  classes: number,
  seed: number,
  [smallest, spread]: readonly [number, number] = [0.1, 0.3],
): LabelVolume {
  const next = uniform(seed);
  const [planes, rows, columns] = shape;
  const labels = new Uint8Array(planes * rows * columns);
  for (let label = 1; label < classes; label++) {
    const radius = Math.min(...shape) * (smallest + spread * next());
    const [p, r, c] = shape.map((extent) => radius + next() * (extent - 2 * radius)) as [
      number,
      number,
      number,
    ];
    for (let plane = Math.ceil(p - radius); plane <= p + radius; plane++) {
      for (let row = Math.ceil(r - radius); row <= r + radius; row++) {
        const rest = radius ** 2 - (plane - p) ** 2 - (row - r) ** 2;
        if (rest < 0) continue;
        const start = (plane * rows + row) * columns;
        labels.fill(
          label,
          start + Math.ceil(c - Math.sqrt(rest)),
          start + Math.floor(c + Math.sqrt(rest)) + 1,
        );
      }
    }
  }
  return { labels, shape, spacing: [1, 1, 1], classes };
}

/** The labels moved by as many columns, background behind them. */
export function shifted({ labels, shape }: LabelVolume, by: number): Uint8Array {
  const columns = shape[2];
  const moved = new Uint8Array(labels.length);
  for (let start = 0; start < labels.length; start += columns) {
    moved.set(labels.subarray(start, start + columns - by), start + by);
  }
  return moved;
}

const FOLDER = process.env.SOFTDICE_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** Real label volumes and their shapes, as far as they are there; else a loud word. */
export function realVolumes(): { name: string; shape: Shape; read: () => LabelVolume }[] {
  return (
    [
      ["torsoLabel", [89, 320, 384]],
      ["bigbrain", [317, 374, 310]],
    ] as const
  ).flatMap(([name, shape]) => {
    const path = `${FOLDER}/${name}.nii.gz`;
    if (existsSync(path)) return [{ name, shape, read: () => readLabels(path, shape) }];
    console.warn(`\n  !! SKIPPED: every case of ${name}: no such file ${path}\n`);
    return [];
  });
}

/** A NIfTI file of bytes. Its first axis is the one without gaps in memory, here the last. */
function readLabels(path: string, shape: Shape): LabelVolume {
  const { buffer, byteOffset, byteLength } = gunzipSync(readFileSync(path));
  const content = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const header = readHeader(content);
  if (header?.datatypeCode !== 2) throw new Error(`${path} holds no bytes`);
  const labels = new Uint8Array(readImage(header, content));
  const perAxis = (values: number[]) => [values[3]!, values[2]!, values[1]!] as const;
  if (perAxis(header.dims).join() !== shape.join()) throw new Error(`${path} has another shape`);
  return {
    labels,
    shape,
    spacing: perAxis(header.pixDims),
    classes: 1 + labels.reduce((most, label) => Math.max(most, label)),
  };
}
