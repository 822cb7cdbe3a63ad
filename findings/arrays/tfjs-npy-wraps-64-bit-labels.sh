#!/usr/bin/env bash
# tfjs-npy 0.0.3, parse: an array of 64-bit integers, NumPy's own type of whole numbers, becomes an int32 tensor that keeps the lower half
# of each number, without an error or a check whether it fits. It wraps: supervoxels and hashes share numbers, and 2³² is the background.
# Seen: 5, 2³¹, 2³² and 2³² + 5 come back as 5, -2147483648, 0 and 5.
source "$(dirname "$0")/../run.sh"
finding tfjs-npy@0.0.3 @tensorflow/tfjs@1.7.4 <<'JS'
import npy from "tfjs-npy";
const labels = BigInt64Array.of(5n, 2n ** 31n, 2n ** 32n, 2n ** 32n + 5n);
const header = `{'descr': '<i8', 'fortran_order': False, 'shape': (4,), }`.padEnd(117) + "\n";
const file = new Uint8Array(128 + labels.byteLength);
file.set([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]);
file.set(new TextEncoder().encode(header), 10);
file.set(new Uint8Array(labels.buffer), 128);
const tensor = npy.parse(file.buffer);
console.log(tensor.dtype, tensor.shape.join(), Array.from(tensor.dataSync()).join(" "));
JS
seen "int32 4 5 -2147483648 0 5"
