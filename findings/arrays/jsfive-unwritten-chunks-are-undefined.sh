#!/usr/bin/env bash
# jsfive 0.4.2, Dataset.value: HDF5 stores no chunk that was never written, and its elements are the fill value (0 here, as in sparse
# label volumes that h5py writes block by block). jsfive leaves them undefined, which becomes NaN in arithmetic, and 0 or nothing elsewhere.
# Seen: a 4 × 4 map of which one 2 × 2 block was written comes back as an array of 16 with 4 numbers and 12 holes.
source "$(dirname "$0")/../run.sh"
finding jsfive@0.4.2 <<'JS'
import { gunzipSync } from "node:zlib";
import { File } from "jsfive";
const file =
  "H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwp28KPyYfIJUJoRSndA6RVMMHFGsJwEVFwQaj66upAgV1eQ6v9oAGaPAQuE5mAYBSMReL" +
  "g6BoDoCCgflkpPMKGqy0lMSs0pRqRHDwrtZWRgg5jFCONrQGgmiAA0WeKkmYEuBakUACZcJiSXs0LFmZiBRiHZxwJM4WBxBlh6h+QcZibmClaI" +
  "EBMSBoIMusZDsJ+/CyhHw/KhAvNo2iQHgMo7RizlHaHybQM/Kp8JBz0KRsEoGAWjYBSMglEwCoYHYIT2qAGqOeUyuA8AAA==";
const bytes = new Uint8Array(gunzipSync(Buffer.from(file, "base64")));
const { value, shape } = new File(bytes.buffer, "labels.h5").get("labels");
console.log(shape.join("×"), value.length, Array.from(value, (label) => String(label)).join(" "));
JS
seen "4×4 16 1 1 undefined undefined 1 1 undefined undefined undefined undefined undefined undefined undefined undefined undefined undefined"
