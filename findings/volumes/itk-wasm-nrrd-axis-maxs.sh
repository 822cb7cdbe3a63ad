#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: NRRD may give the lengths of its axes by `axis mins` and `axis maxs` in place of `spacings`; the
# samples of cell-centred axes are then (max - min) / size apart. The origin is computed so, and the spacing stays 1.
# Seen: axes of 4, 9 and 16 mm with 2, 3 and 4 voxels have the origin 1, 1.5, 2, half of 2, 3, 4, and the spacing 1, 1, 1.
source "$(dirname "$0")/../run.sh"
finding @itk-wasm/image-io@1.6.1 <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
async function read(name, fields) {
  const header = `NRRD0004\ntype: uint8\ndimension: 3\nsizes: 2 3 4\n${fields}\ncenters: cell cell cell\nencoding: raw\n\n`;
  writeFileSync(name, Buffer.concat([Buffer.from(header), Buffer.alloc(24)]));
  const { origin, spacing } = await readImageNode(name);
  return `origin ${Array.from(origin).join(" ")}, spacing ${Array.from(spacing).join(" ")}`;
}
console.log("maxs:", await read("maxs.nrrd", "axis mins: 0 0 0\naxis maxs: 4 9 16"));
console.log("spacings:", await read("spacings.nrrd", "axis mins: 0 0 0\nspacings: 2 3 4"));
JS
seen "maxs: origin 1 1.5 2, spacing 1 1 1
spacings: origin 1 1.5 2, spacing 2 3 4"
