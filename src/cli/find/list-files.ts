import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { endingOf } from "../../files/file-ending.ts";
import { systemReason } from "../../files/source/read-bytes.ts";

/** What lies in a folder and the folders below it; paths are relative to it, with slashes. */
export interface Listing {
  /** Files with a known ending, sorted by code units. */
  readonly files: readonly string[];
  /** How many others there are. */
  readonly others: number;
  /** Folders below that cannot be read, or were read already. */
  readonly faults: readonly { readonly path: string; readonly reason: string }[];
}

/** Lists label maps by their names, through symbolic links, without what begins with a dot. */
export function listFiles(folder: string): Listing {
  const files: string[] = [];
  const faults: { path: string; reason: string }[] = [];
  let others = 0;
  const visit = (path: string, above: readonly string[]) => {
    try {
      const { dev, ino } = statSync(join(folder, path), { bigint: true });
      const self = `${dev}:${ino}`;
      if (above.includes(self)) {
        faults.push({ path, reason: "is a link to a folder above it, and was passed over" });
        return;
      }
      for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
        if (entry.name.startsWith(".")) continue;
        const inner = path === "" ? entry.name : `${path}/${entry.name}`;
        // A folder named like a file is taken for one, and its reader says what it is.
        if (endingOf(entry.name)) files.push(inner);
        else if (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, inner)))) {
          visit(inner, [...above, self]);
        } else others++;
      }
    } catch (error) {
      faults.push({ path, reason: systemReason(error) });
    }
  };
  visit("", []);
  return { files: files.sort(), others, faults };
}

/** Whether a path leads to a folder; one that leads nowhere, or in a circle, does not. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
