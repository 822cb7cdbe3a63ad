import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readText, root } from "../../contract/project-files.ts";

it("are what the sources compile to, to the last bit", () => {
  const folder = mkdtempSync(join(tmpdir(), "softdice-simd-"));
  try {
    execFileSync(process.execPath, [join(root, ".build/simd.js"), folder]);
    for (const file of [
      "loss-bytes.ts",
      "term-bytes.ts",
      "pair-bytes.ts",
      "element-bytes.ts",
      "mesh-bytes.ts",
      "elementary-bytes.ts",
    ]) {
      expect(readFileSync(join(folder, file), "utf8"), "`npm run simd` compiles the kernels").toBe(
        readText(`${file === "elementary-bytes.ts" ? "test" : "src"}/kernels/simd/${file}`),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
