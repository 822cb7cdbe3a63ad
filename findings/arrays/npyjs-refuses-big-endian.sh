#!/usr/bin/env bash
# npyjs 1.2.0: an array of big-endian integers, which NumPy reads and writes on every machine (descr '>i4'), is refused.
. "$(dirname "$0")/../run.sh"
finding npyjs@1.2.0 <<'JS'
import * as module from "npyjs";
const Npy = module.default?.default ?? module.default ?? module.npyjs;
const file = (descr) => {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (2,), }`.padEnd(117) + "\n";
  const bytes = new Uint8Array(10 + header.length + 8);
  bytes.set([0x93, 78, 85, 77, 80, 89, 1, 0, header.length & 255, header.length >> 8]);
  bytes.set(new TextEncoder().encode(header), 10);
  const view = new DataView(bytes.buffer);
  for (const k of [0, 1]) view.setInt32(10 + header.length + 4 * k, k + 5, descr[0] === "<");
  return bytes.buffer;
};
const read = (descr) => {
  try {
    const parsed = typeof Npy === "function" ? new Npy({}).parse(file(descr)) : module.parse(file(descr));
    return Array.from(parsed.data).join(" ");
  } catch (error) {
    return error.constructor.name;
  }
};
console.log(`<i4 ${read("<i4")}, >i4 ${read(">i4")}`);
JS
seen "<i4 5 6, >i4 Error"
