import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildLibrary } from "../build-library.ts";
import { importsBesides } from "./imports-besides.ts";

const dist = buildLibrary();

it("the built entry imports files of dist only", () => {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".js"),
  );
  expect(files).toContain("index.js");
  for (const file of files) {
    const text = readFileSync(join(dist, file), "utf8");
    expect(importsBesides(/^\.\.?\/[\w/.-]+\.js$/, file.replaceAll("\\", "/"), text), file).toEqual([]);
  }
});
