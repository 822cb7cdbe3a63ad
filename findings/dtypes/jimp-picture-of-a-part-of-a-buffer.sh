#!/usr/bin/env bash
# jimp 1.6.1, Jimp.fromBitmap: the data of a picture may be a Buffer or an Uint8Array, and either may be a part of a longer one, as a slice of a
# stack of masks is. The picture begins at the first byte of the memory that the part lies in, in place of the first byte of the part, without an
# error: every slice of the stack is the first. A copy of the part, as Uint8Array.from makes it, is right.
# Seen: of two slices of grey 10 and 20, the picture of the second is 10, and the one of its copy is 20.
. "$(dirname "$0")/../run.sh"
finding jimp@1.6.1 <<'JS'
import { Jimp } from "jimp";
const stack = Uint8Array.of(10, 10, 10, 255, 20, 20, 20, 255);
const second = stack.subarray(4);
console.log([second, Uint8Array.from(second)].map((data) => Jimp.fromBitmap({ width: 1, height: 1, data }).bitmap.data[0]).join(" "));
JS
seen "10 20"
