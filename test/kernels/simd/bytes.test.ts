import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readText, root } from "../../contract/project-files.ts";

it("are what the sources compile to, to the last bit", () => {
  const folder = mkdtempSync(join(tmpdir(), "softdice-simd-"));
  try {
    const file = join(folder, "bytes.ts");
    execFileSync(process.execPath, [join(root, ".build/simd.js"), file]);
    expect(readFileSync(file, "utf8"), "`npm run simd` compiles the kernels").toBe(
      readText("src/kernels/simd/bytes.ts"),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
