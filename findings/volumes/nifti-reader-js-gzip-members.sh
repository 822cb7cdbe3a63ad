#!/usr/bin/env bash
# nifti-reader-js 0.8.0, decompress: a gzip file of two members (RFC 1952 allows several; `cat a.gz b.gz` and bgzip write
# them) comes back with the length of the last member, filled from the first one, without an error. zlib gives all bytes.
# Seen: 3000 bytes of two members of 1000 and 2000 come back as 2000, of which the last 1000 are 0.
set -euo pipefail
sed -n '2,/^set/s/^# //p' "$0"
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nifti-reader-js@0.8.0
cat > run.mjs <<'JS'
import { gunzipSync, gzipSync } from "node:zlib";
import { decompress } from "nifti-reader-js";
const file = Buffer.concat([gzipSync(Buffer.alloc(1000, 1)), gzipSync(Buffer.alloc(2000, 2))]);
const found = new Uint8Array(decompress(new Uint8Array(file).buffer));
const count = (value) => found.filter((byte) => byte === value).length;
console.log({ zlib: gunzipSync(file).length, bytes: found.length, ones: count(1), twos: count(2), zeros: count(0) });
const same = found.length === 2000 && count(1) === 1000 && count(2) === 0 && count(0) === 1000;
if (!same) throw new Error("nifti-reader-js 0.8.0 behaves differently now");
JS
node run.mjs
