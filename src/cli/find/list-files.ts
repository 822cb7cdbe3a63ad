import { type Dirent, lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { endingOf } from "../../files/formats.ts";
import { systemReason } from "../../files/source/file-system.ts";

/** The content of a folder and the folders below it; paths are relative to it, with slashes. */
export interface Listing {
  /** Files with a known ending, sorted by code units. */
  readonly files: readonly string[];
  /** The other files, sorted by code units. */
  readonly others: readonly string[];
  /** Folders that cannot be read or were listed already, and files whose names are not text. */
  readonly faults: readonly { readonly path: string; readonly reason: string }[];
}

/** The name that macOS gives the placeholder of a file which is not on this machine. */
const ICLOUD = /^\.(.+)\.icloud$/;

/**
 * Lists label maps by their names, through symbolic links, without names that begin with a dot; the placeholder of a file in iCloud is a fault. Each folder is listed once,
 * however many links lead to it: folders that link to each other would have no end.
 */
export function listFiles(folder: string): Listing {
  const files: string[] = [];
  const others: string[] = [];
  const faults: { path: string; reason: string }[] = [];
  const listed = new Map<string, string>();
  const links: string[] = [];
  const visit = (path: string) => {
    try {
      const identity = identityOf(join(folder, path));
      const earlier = listed.get(identity);
      if (earlier !== undefined) {
        const where = isAbove(earlier, path) ? "above it" : "that is listed already";
        faults.push({ path, reason: `is a link to a folder ${where}, and was passed over` });
        return;
      }
      listed.set(identity, path);
      for (const entry of readdirSync(join(folder, path), { withFileTypes: true }).sort(byName)) {
        const inFolder = (name: string) => (path === "" ? name : `${path}/${name}`);
        const [, absent] = ICLOUD.exec(entry.name) ?? [];
        if (absent !== undefined && endingOf(absent))
          faults.push({
            path: inFolder(absent),
            reason: "is in iCloud alone; download it, as by brctl download",
          });
        else if (!entry.name.startsWith(".")) sort(inFolder(entry.name), entry);
      }
    } catch (error) {
      faults.push({ path, reason: systemReason(error) });
    }
  };
  const sort = (path: string, entry: Dirent) => {
    if (entry.name.includes("\ufffd") && !exists(join(folder, path))) {
      faults.push({ path, reason: "the name is not UTF-8 text; rename the file" });
    }
    // A folder that is named like a file is listed as one, and its reader refuses it.
    else if (endingOf(entry.name)) files.push(path);
    else if (entry.isDirectory()) visit(path);
    else if (entry.isSymbolicLink() && isFolder(join(folder, path))) links.push(path);
    else others.push(path);
  };
  visit("");
  // Links come last, so that a folder is listed under its own path where it has one.
  for (const path of links) visit(path);
  return { files: files.sort(), others: others.sort(), faults };
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}:${ino}`;
}

function isAbove(folder: string, path: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Reports whether a path leads to a folder; one that leads nowhere, or in a circle, does not. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
