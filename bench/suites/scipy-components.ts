import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram, temporaryFolder } from "../harness/program.ts";
import type { Subject } from "../harness/subject.ts";

const SCRIPT = fileURLToPath(new URL("scipy_components.py", import.meta.url));

interface Scipy {
  readonly python: string;
  readonly version: string;
}

let found: Scipy | null | undefined;

/** The first Python that has SciPy. */
function scipy(): Scipy | null {
  if (found !== undefined) return found;
  found = null;
  for (const python of ["/usr/bin/python3", "python3"]) {
    const { status, stdout } = spawnSync(python, ["-c", "import scipy.ndimage; print(scipy.__version__)"], {
      encoding: "utf8",
    });
    if (status !== 0) continue;
    found = { python, version: stdout.trim() };
    break;
  }
  return found;
}

/** The version of SciPy; `null` where it is not installed. */
export function scipyVersion(): string | null {
  return scipy()?.version ?? null;
}

/** The components of a mask by `scipy.ndimage.label`, in a process of Python. */
export function scipyComponents(mask: () => Uint8Array, edge: number, connectivity: 6 | 26): Subject {
  return {
    name: "scipy.ndimage.label",
    async measure({ samples }) {
      const path = join(temporaryFolder(), "mask.raw");
      writeFileSync(path, mask());
      const text = runProgram([scipy()!.python, SCRIPT, path, `${edge}`, `${connectivity}`, `${samples}`]);
      const { count, ...times } = JSON.parse(text) as { samples: number[]; processor: number; count: number };
      return { ...times, checksum: { components: count } };
    },
  };
}
