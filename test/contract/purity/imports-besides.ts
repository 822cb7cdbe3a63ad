import { importSources } from "../layout/import-sources.ts";

/** Files that import a package, which whoever uses them has: the root entry reaches none of them. */
const PEERS: Record<string, readonly string[]> = {
  // The build puts the bundle of the package in its place.
  "files/dicom/read-dicom-seg": ["dicom-parser"],
  "files/tiff/read-tiff": ["geotiff"],
  "testing/fast-check": ["fast-check"],
  "testing/vitest": ["vitest"],
};
/** Files that load packages which users may have installed, by a name and by an address that they compute; the build shortens both words. */
const OPTIONAL = ["files/source/optional-package", "files/index"];

/** What a file imports besides files whose names are known, and packages that users of it have. */
export const importsBesides = (known: RegExp, name: string, text: string) => {
  const plain = name.replace(/^node\/|\.[jt]s$/g, "");
  const peers = PEERS[plain] ?? [];
  const isOptional = (from: string) => OPTIONAL.includes(plain) && /\b(name|href|[a-z])\s*$/.test(from);
  return importSources(text).filter(
    (from) => !known.test(from) && !peers.includes(from) && !isOptional(from),
  );
};
