#!/usr/bin/env bash
# @kitware/vtk.js 37.4.3, XMLImageDataReader: the attribute Direction of a .vti file lists a 3 × 3 matrix row by row, as VTK writes it.
# vtk.js keeps the nine numbers as they are, but its own matrices list one column after another, so that the volume gets the transposed
# matrix, a rotation the other way, without an error. XMLImageDataWriter writes it transposed, too. Volumes along the axes are right.
# Seen: of a file of VTK 9.1.0 in which index (1, 0, 0) is at (10, 18, 30), it is at (10, 22, 30).
source "$(dirname "$0")/../run.sh"
finding @kitware/vtk.js@37.4.3 <<'JS'
globalThis.window = globalThis;
globalThis.self = globalThis;
globalThis.document = { createElement: () => ({ getContext: () => null, style: {} }) };
const { default: Reader } = await import("@kitware/vtk.js/IO/XML/XMLImageDataReader.js");
const [direction, origin, spacing] = [[0, 1, 0, -1, 0, 0, 0, 0, 1], [10, 20, 30], [2, 3, 4]];
const file = `<?xml version="1.0"?>
<VTKFile type="ImageData" version="0.1" byte_order="LittleEndian" header_type="UInt32">
  <ImageData WholeExtent="0 1 0 1 0 0" Origin="${origin.join(" ")}" Spacing="${spacing.join(" ")}" Direction="${direction.join(" ")}">
  <Piece Extent="0 1 0 1 0 0">
    <PointData Scalars="labels"><DataArray type="UInt8" Name="labels" format="ascii">1 2 3 4</DataArray></PointData>
    <CellData></CellData>
  </Piece>
  </ImageData>
</VTKFile>`;
const reader = Reader.newInstance();
reader.parseAsArrayBuffer(new TextEncoder().encode(file).buffer);
const volume = reader.getOutputData(0);
// The matrix times the spaced index, added to the origin.
const place = (index) => origin.map((from, row) => index.reduce((sum, k, axis) => sum + direction[3 * row + axis] * spacing[axis] * k, from));
for (const index of [[1, 0, 0], [0, 1, 0]])
  console.log(`${index.join(" ")}: ${place(index).join(" ")}, vtk.js ${Array.from(volume.indexToWorld(index)).join(" ")}`);
JS
seen "1 0 0: 10 18 30, vtk.js 10 22 30
0 1 0: 13 20 30, vtk.js 7 20 30"
