#!/usr/bin/env bash
# vitest 4.1.12 (@vitest/expect): toEqual takes two ArrayBuffers of different bytes for equal, as it does two DataViews; typed
# arrays over the same bytes are told apart. A test that compares files by their buffers cannot fail.
. "$(dirname "$0")/../run.sh"
finding vitest@4.1.12 <<'JS'
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
writeFileSync(
  "main.test.mjs",
  `import { expect, it } from "vitest";
const bytes = (x) => Uint8Array.of(x).buffer;
it("buffers", () => expect(bytes(1)).toEqual(bytes(2)));
it("views", () => expect(new DataView(bytes(1))).toEqual(new DataView(bytes(2))));
it("arrays", () => expect(new Uint8Array(bytes(1))).toEqual(new Uint8Array(bytes(2))));`,
);
const { stdout } = spawnSync("npx", ["vitest", "run", "--reporter=json"], { encoding: "utf8" });
const [{ assertionResults }] = JSON.parse(stdout).testResults;
console.log(assertionResults.map(({ title, status }) => `${title} ${status}`).join(", "));
JS
seen "buffers passed, views passed, arrays failed"
