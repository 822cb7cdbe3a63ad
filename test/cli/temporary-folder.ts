import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder that lasts as long as the tests of a file; `write` puts a file there and gives its path. */
export function temporaryFolder(): {
  path: string;
  write: (name: string, content: ArrayBuffer | string) => string;
} {
  const path = mkdtempSync(join(tmpdir(), "softdice-"));
  afterAll(() => rmSync(path, { recursive: true }));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      writeFileSync(file, typeof content === "string" ? content : new Uint8Array(content));
      return file;
    },
  };
}
