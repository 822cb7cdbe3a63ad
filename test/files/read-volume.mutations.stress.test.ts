import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSource } from "../../src/files/read-volume.ts";
import { memorySource } from "../../src/files/source/blob-source.ts";
import { InputError } from "../../src/files/source/input-error.ts";
import { pathSource } from "../../src/files/source/label-source.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { type Bytes, MUTATED_FILES, mutations } from "./mutated-files.ts";

const { path } = temporaryFolder();
const LIMIT = 2 ** 22;

/** A volume that is whole, or a fault of the file; anything else is a fault of the reader. */
async function readOrRefuse(name: string, content: ArrayBuffer): Promise<"read" | "refused"> {
  // Files beside it are looked for in a folder; to write this one as well would take most of the time.
  const source = { ...pathSource(join(path, name)), bytes: memorySource(content, name, []).bytes };
  try {
    const { labels: read, shape, spacing, affine } = await readSource(source, { limit: LIMIT });
    expect(shape.length).toBeGreaterThan(0);
    for (const extent of shape) expect(Number.isSafeInteger(extent) && extent >= 1).toBe(true);
    expect(read).toHaveLength(shape.reduce((a, b) => a * b));
    for (const length of spacing ?? []) expect(length > 0 && length < Number.POSITIVE_INFINITY).toBe(true);
    for (const entry of affine ?? []) expect(Number.isFinite(entry)).toBe(true);
    return "read";
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^[^\n]+: [^\n]+$/);
    return "refused";
  }
}

describe("a valid file that was mutated is a volume or a fault of the input, and nothing else", () => {
  it.each(MUTATED_FILES)("%s", async (name, bytes, fields) => {
    expect(await readOrRefuse(name, bytes)).toBe("read");
    const seen = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(mutations(fields), { minLength: 1, maxLength: 4 }), async (steps) => {
        const mutated = steps.reduce<Bytes>((last, step) => step(last), new Uint8Array(bytes.slice(0)));
        seen[await readOrRefuse(name, mutated.slice().buffer)]++;
      }),
      { numRuns: 150 },
    );
    expect(seen.refused).toBeGreaterThan(50);
  });
});
