import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import * as source from "../../../src/index.ts";
import { buildLibrary } from "../build-library.ts";
import { publicNames } from "./public-names.ts";

const declared = publicNames("src/index.ts");
const dist = buildLibrary();
const namesOf = (kind: "type" | "value", names = declared) =>
  names
    .filter(({ isType }) => isType === (kind === "type"))
    .map(({ name }) => name)
    .sort();

it("the values of the root entry are those that it declares", () => {
  expect(Object.keys(source).sort()).toEqual(namesOf("value"));
});

it("the built entry has the same values", async () => {
  const built = await import(/* @vite-ignore */ pathToFileURL(join(dist, "index.js")).href);
  expect(Object.keys(built).sort()).toEqual(Object.keys(source).sort());
});

it("the declarations of the built entry have the same values and types", () => {
  const text = readFileSync(join(dist, "index.d.ts"), "utf8").replace(/^\/\/.*$/gm, "");
  const built = publicNames("dist/index.d.ts", text);
  expect(namesOf("value", built)).toEqual(namesOf("value"));
  expect(namesOf("type", built)).toEqual(namesOf("type"));
});
