#!/usr/bin/env bash
# h5wasm 0.10.3, Dataset.value: an HDF5 integer may have fewer bits than its bytes hold (precision), which begin above bit 0 (offset), as
# scanners store 12 bits in the upper part of 16. HDF5 shifts them down when it reads into a number of the machine, and h5py 3.7 gives the
# labels. h5wasm hands out the stored bytes, and its metadata name neither precision nor offset.
# Seen: labels 1 2 3 4, which h5py wrote with 12 bits at offset 4, come back as 16 32 48 64.
source "$(dirname "$0")/../run.sh"
finding h5wasm@0.10.3 <<'JS'
import { writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import h5wasm from "h5wasm/node";
const file =
  "H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwqAUih8mHwClGaE0h1QegUTTJwRLCcBFReEmo+uLiTI1RWk+j8agNljwAKhORhGwUgEHq6OASA6AsqH" +
  "pdITTKjqchKTUnOKEenRg0J7GRnYIGYxwviQlMzICBGAJks4zQx0GSPUfUxgcR6wOCsw5YLEmZiYGCHpGGIOMyMsSaOmbCEoH6T4zVyebAaGhkERD8F+/i6g" +
  "HA1zrQLzaNocBaNgqAIBBgUGAwYHBgACKBqHCAgAAA==";
writeFileSync("labels.h5", gunzipSync(Buffer.from(file, "base64")));
await h5wasm.ready;
const { dtype, value, metadata } = new h5wasm.File("labels.h5", "r").get("labels");
console.log(dtype, value.join(" "), "precision" in metadata || "offset" in metadata ? "described" : "not described");
JS
seen "<H 16 32 48 64 not described"
