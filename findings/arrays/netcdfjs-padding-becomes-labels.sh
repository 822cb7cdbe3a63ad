#!/usr/bin/env bash
# netcdfjs 4.0.0, getDataVariable: NetCDF 3 pads each variable, and each record of it where there are several, to four bytes. netcdfjs returns
# the padding as elements, at the end of a variable of bytes and of each record of bytes or shorts. A byte is signed in NetCDF, and −1 comes
# back as 255. Integers of 32 bits are right.
# Seen: the records −1 2 3 and 4 5 6 of bytes come back as 255 2 3 129 and 4 5 6 129.
. "$(dirname "$0")/../run.sh"
finding netcdfjs@4.0.0 <<'JS'
import { NetCDFReader } from "netcdfjs";
const number = (n) => [n >> 24, n >> 16, n >> 8, n].map((byte) => byte & 255);
const name = (text) => [...number(text.length), ...new TextEncoder().encode(text.padEnd(4, "\0"))];
const list = (tag, entries) => [...number(tag), ...number(entries.length), ...entries.flat()];
// Version 1, two records or none; dimensions; no attributes; two variables of bytes; padded by −127.
const dimension = (records) => list(10, [[...name("t"), ...number(records ? 0 : 2)], [...name("x"), ...number(3)]]);
const read = (records, data) => {
  const size = records ? 4 : 8;
  const variable = (text, begin) => [...name(text), ...[2, 0, 1, 0, 0, 1, size, begin].flatMap(number)];
  const variables = (at) => list(11, [variable("a", at), variable("b", at + size)]);
  const header = (at) => [0x43, 0x44, 0x46, 1, ...number(records ? 2 : 0), ...dimension(records), ...list(0, []), ...variables(at)];
  const start = header(0).length;
  const reader = new NetCDFReader(Uint8Array.from([...header(start), ...data]));
  return reader.getDataVariable("a").map((element) => (Array.isArray(element) ? element.join(" ") : element)).join(records ? " / " : " ");
};
const [first, second] = [[255, 2, 3], [4, 5, 6]];
console.log(`records ${read(true, [...first, 129, ...first, 129, ...second, 129, ...second, 129])}`);
console.log(`one variable ${read(false, [...first, ...second, 129, 129, ...first, ...second, 129, 129])}`);
JS
seen "records 255 2 3 129 / 4 5 6 129
one variable 255 2 3 4 5 6 129 129"
