import { filesBelow } from "../contract/project-files.ts";

/** The tests of files and folders of src: `src/a/b.ts` has `test/a/b.test.ts`, `test/a/b.aspect.test.ts` and `test/a/aspects/b.aspect.test.ts`. */
export function mirroredTests(paths: readonly string[]): string[] {
  const stems = paths.map((path) => path.replace(/^src\//, "test/").replace(/\/$/, ""));
  const isMirrored = (test: string) =>
    stems.some((stem) => test.startsWith(stem.endsWith(".ts") ? stem.replace(/ts$/, "") : `${stem}/`));
  return filesBelow("test").filter(
    (path) => path.endsWith(".test.ts") && isMirrored(path.replace("/aspects/", "/")),
  );
}
