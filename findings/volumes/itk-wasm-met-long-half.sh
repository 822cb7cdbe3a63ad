#!/usr/bin/env bash
# @itk-wasm/image-io 1.6.1, readImageNode: a MetaImage of type MET_LONG, which MetaIO defines as 4 bytes, is read as 64-bit
# numbers: the values 1, 2, 3, 4 come back as 2 numbers, 1 + 2 * 2^32 and 3 + 4 * 2^32, for a size of 4, without an error.
# MET_INT with the same bytes is right.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @itk-wasm/image-io@1.6.1
cat > run.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { readImageNode } from "@itk-wasm/image-io";
const read = async (type) => {
  const header = `ObjectType = Image\nNDims = 2\nBinaryData = True\nBinaryDataByteOrderMSB = False\nDimSize = 4 1\nElementType = ${type}\nElementDataFile = LOCAL\n`;
  writeFileSync(`${type}.mha`, Buffer.concat([Buffer.from(header), Buffer.from(Int32Array.of(1, 2, 3, 4).buffer)]));
  const { data, size } = await readImageNode(`${type}.mha`);
  console.log(type, data.constructor.name, [...data], "size", [...size]);
  return data;
};
const [int, long] = [await read("MET_INT"), await read("MET_LONG")];
const same = [...int].join() === "1,2,3,4" && long instanceof BigInt64Array && long.length === 2 && long[0] === 1n + 2n * 2n ** 32n;
if (!same) throw new Error("@itk-wasm/image-io 1.6.1 behaves differently now");
JS
node run.mjs
