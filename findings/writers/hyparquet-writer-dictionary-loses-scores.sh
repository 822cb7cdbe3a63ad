#!/usr/bin/env bash
# hyparquet-writer 0.17.0, parquetWriteBuffer: a column may name its encoding, and the type of the option has all encodings of Parquet. With
# PLAIN_DICTIONARY, the name that Parquet 1 has for a dictionary, no dictionary is written and the numbers themselves are stored as indices, without
# an error. With RLE_DICTIONARY, the name of Parquet 2, they are right.
# Seen: the scores 0.5 0.1 −3 come back as 0 0 1, and with RLE_DICTIONARY as 0.5 0.1 −3.
. "$(dirname "$0")/../run.sh"
finding hyparquet-writer@0.17.0 hyparquet@1.31.5 <<'JS'
import { parquetReadObjects } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
for (const encoding of ["PLAIN_DICTIONARY", "RLE_DICTIONARY"]) {
  const file = parquetWriteBuffer({ columnData: [{ name: "dice", data: [0.5, 0.1, -3], type: "DOUBLE", encoding }] });
  console.log(encoding, ...(await parquetReadObjects({ file })).map((row) => row.dice));
}
JS
seen "PLAIN_DICTIONARY 0 0 1
RLE_DICTIONARY 0.5 0.1 -3"
