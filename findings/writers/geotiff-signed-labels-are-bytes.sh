#!/usr/bin/env bash
# geotiff 3.0.5, writeArrayBuffer: it takes typed arrays, and writes Uint16, Uint32, floats and Int8 right. Of Int16 and Int32 the header says
# 16 and 32 bits, and each number is written as one byte, so that a reader gets two or four labels in one number and zeros at the end. No
# error is thrown, and the documentation names no type that it cannot write.
# Seen: the labels 1 2 3 4 of Int16Array come back as 258 772 0 0, those of Uint16Array as they are.
source "$(dirname "$0")/../run.sh"
finding geotiff@3.0.5 <<'JS'
import { fromArrayBuffer, writeArrayBuffer } from "geotiff";
for (const Kind of [Int16Array, Int32Array, Uint16Array]) {
  const file = await writeArrayBuffer(Kind.of(1, 2, 3, 4), { width: 2, height: 2 });
  const image = await (await fromArrayBuffer(file)).getImage();
  const [labels] = await image.readRasters();
  console.log(labels.constructor.name, ...labels);
}
JS
seen "Int16Array 258 772 0 0
Int32Array 16909060 0 0 0
Uint16Array 1 2 3 4"
