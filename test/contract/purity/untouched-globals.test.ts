import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { installLibrary } from "../installed-library.ts";
import { readText, root } from "../project-files.ts";
import { INTRINSICS } from "./intrinsics.ts";

const project = installLibrary();
symlinkSync(join(root, "node_modules/fast-check"), join(project, "node_modules/fast-check"), "dir");

const { exports, sideEffects } = JSON.parse(readText("package.json"));
const entries = Object.keys(exports).filter(
  (name) => name !== "./package.json" && !sideEffects.includes(exports[name].default),
);

/**
 * Imports an entry after the packages that it needs. It prints how many objects were looked at, what was changed, and what
 * keeps the process alive that did not before; requests are those of Node's loader, which closes the files it has read.
 */
const program = (imported: string, before: string) => `
  ${before}
  const watched = [globalThis, ...${INTRINSICS}];
  const stateOf = (object) => [
    Object.getPrototypeOf(object),
    Object.isExtensible(object),
    ...Reflect.ownKeys(object).flatMap((key) => {
      const { value, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key);
      return [key, value, get, set, writable, enumerable, configurable];
    }),
  ];
  const alive = () => process.getActiveResourcesInfo().filter((name) => !name.includes("Req"));
  const states = watched.map(stateOf);
  const living = alive();
  ${imported}
  const same = (a, b) => a.length === b.length && a.every((value, k) => Object.is(value, b[k]));
  const changed = watched.filter((object, k) => !same(states[k], stateOf(object)));
  console.log(JSON.stringify({
    watched: watched.length,
    changed: changed.map((object) => object === globalThis ? "globalThis" : object.name ?? String(object)),
    started: alive().slice(living.length),
  }));`;

const run = (imported: string, before = "") =>
  JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", program(imported, before)], {
      cwd: project,
      encoding: "utf8",
    }),
  );

it("there are entries to look at", () => {
  expect(entries).toEqual([".", "./files", "./testing", "./testing/fast-check", "./workers"]);
});

it.each(entries)("importing %s changes nothing and starts nothing", (name) => {
  const peer = name === "./testing/fast-check" ? 'await import("fast-check");' : "";
  const { watched, changed, started } = run(`await import("softdice${name.slice(1)}");`, peer);
  expect(watched).toBeGreaterThan(500);
  expect(changed).toEqual([]);
  expect(started).toEqual([]);
});

it.each([
  ["a global", "globalThis.added = 1;", "globalThis"],
  ["a method", "Array.prototype.at = Array.prototype.at.bind([]);", ""],
  ["a name", "Math.added = 1;", "[object Math]"],
  ["a flag", "Object.defineProperty(Set, 'name', { enumerable: true });", "Set"],
])("%s that changes is found", (_, change, found) => {
  expect(run(change).changed).toEqual([found]);
});

it("what starts is found", () => {
  expect(run("const timer = setTimeout(() => {}, 10);").started).toEqual(["Timeout"]);
});
