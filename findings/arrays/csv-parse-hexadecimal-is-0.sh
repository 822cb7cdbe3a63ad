#!/usr/bin/env bash
# csv-parse 7.0.3: with `cast: true`, documented to convert to native types, a field in hexadecimal, as colour codes and hashes of segments are
# written, is taken for a number and read up to its x, which is 0. Another text that is not a decimal number stays text.
# Seen: 0x10, 0b11 and 12px become 0, 0 and 12px.
. "$(dirname "$0")/../run.sh"
finding csv-parse@7.0.3 <<'JS'
import { parse } from "csv-parse/sync";
console.log(JSON.stringify(parse("0x10,0b11,12px,0.5", { cast: true })[0]));
JS
seen '[0,0,"12px",0.5]'
