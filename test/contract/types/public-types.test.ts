import { describe, expect, it } from "vitest";
import { buildLibrary } from "../build-library.ts";
import type { PublicName } from "../package/public-names.ts";
import { readText } from "../project-files.ts";
import { apiReport, builtDeclarations, entryNames } from "./api-report.ts";
import { declarationsIn } from "./declarations.ts";

const dist = buildLibrary();

/** Shorthand of one file, which an editor expands: nobody needs to name it. */
const SHORTHAND = new Set([
  ...["AsNumber", "ClosedByUsing", "IsLater", "Meaningless", "PerClass", "Settings", "TargetOf"],
  // The counterexample that fast-check prints.
  "DrawnCase",
]);

/** The types that a declaration names and the file declares or imports, but no entry exports. */
function hidden(name: PublicName, isPublic: (type: string) => boolean): string[] {
  const { texts, types, imported } = builtDeclarations(dist, name);
  const known = new Set([...types, ...imported]);
  return [...new Set(texts.get(name.name)?.match(/\b[A-Z]\w*\b/g) ?? [])].filter(
    (type) => known.has(type) && type !== name.name && !isPublic(type) && !SHORTHAND.has(type),
  );
}

describe("hidden types", () => {
  it("are found where a declaration names them", () => {
    const text = `import type { Outer } from "./outer.ts";
interface Inner { a: number }
/** Not {@link Nobody}. */
export interface Shown<T> { inner: Inner; outer: Outer; t: T }
export {};
`;
    const { texts, types, imported } = declarationsIn(text);
    expect([...types, ...imported]).toEqual(["Inner", "Shown", "Outer"]);
    expect(texts.get("Shown")).not.toContain("Nobody");
  });
});

it("every type that a public declaration names is public", () => {
  const names = [...entryNames().values()].flat();
  const all = new Set(names.map(({ name }) => name));
  expect(all.size).toBeGreaterThan(180);
  const found = names.flatMap((name) =>
    hidden(name, (type) => all.has(type)).map((type) => `${name.name} (${name.file}): ${type}`),
  );
  expect(found).toEqual([]);
});

it("the report of all signatures is up to date; else: npm run api", () => {
  expect(apiReport(dist)).toBe(readText("test/contract/types/api.txt"));
});
