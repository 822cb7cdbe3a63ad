#!/usr/bin/env bash
# @kitware/vtk.js 37.4.3, ImageMarchingCubes: an image has an origin, a spacing and a direction, by which indexToWorld places its voxels. The
# surface of a mask is placed by origin and spacing alone, so that in an oblique or mirrored volume it lies beside the mask, and distances
# between surfaces of volumes with unlike directions are wrong. The direction is not named in the documentation.
# Seen: a voxel at −2 4 2 has a surface around 4 2 2.
source "$(dirname "$0")/../run.sh"
finding @kitware/vtk.js@37.4.3 <<'JS'
globalThis.window = globalThis;
globalThis.self = globalThis;
globalThis.document = { createElement: () => ({ getContext: () => null, style: {} }), documentElement: { style: {} } };
const load = async (path) => (await import(`@kitware/vtk.js/${path}.js`)).default;
const ImageData = await load("Common/DataModel/ImageData");
const DataArray = await load("Common/Core/DataArray");
const MarchingCubes = await load("Filters/General/ImageMarchingCubes");
const print = console.log;
console.log = () => {};
for (const direction of [
  [1, 0, 0, 0, 1, 0, 0, 0, 1],
  [0, 1, 0, -1, 0, 0, 0, 0, 1],
]) {
  const mask = ImageData.newInstance();
  mask.setDimensions(4, 4, 4);
  mask.setSpacing(2, 2, 2);
  mask.setDirection(...direction);
  const values = Float32Array.from({ length: 64 }, (_, k) => (k === 2 + 4 * 1 + 16 * 1 ? 1 : 0));
  mask.getPointData().setScalars(DataArray.newInstance({ name: "mask", values }));
  const filter = MarchingCubes.newInstance({ contourValue: 0.5, mergePoints: true });
  filter.setInputData(mask);
  filter.update();
  const [x0, x1, y0, y1, z0, z1] = filter.getOutputData().getBounds();
  const voxel = Array.from(mask.indexToWorld([2, 1, 1]), (x) => Math.round(x));
  print(`voxel at ${voxel.join(" ")}, its surface around ${[x0 + x1, y0 + y1, z0 + z1].map((x) => x / 2).join(" ")}`);
}
JS
seen "voxel at 4 2 2, its surface around 4 2 2
voxel at -2 4 2, its surface around 4 2 2"
