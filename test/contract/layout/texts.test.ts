import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { expect, it } from "vitest";
import { root } from "../project-files.ts";

/** What a reader of the project has no use for. No pattern matches its own source. */
const MAKING = [
  /\bissue\s#\d*/i,
  /\b(?:this|my|our|your|another|previous|earlier|later|next|last|parallel)[ ]sessions?\b/i,
  /\bhelper[-]\d/i,
  /\bsub-?agent(?:s|ic)?\b|\bcoding[ ]agents?\b/i,
  /(?<![\w./@~}-])\/(?:work|tmp|root|home)\/[\w.]/,
  /\b(?:TO[D]O|FIX[M]E|XX[X])\b/,
  /\b(?:anthropi[c]|claud[e]|chatgp[t]|copilo[t])\b/i,
  /\bfacts\/[\w-]+\.md\b|\bshared\/(?:design|facts|hooks)\b/,
];

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((path) => path && path !== "package-lock.json")
  .filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
const texts = tracked
  .map((path) => [path, readFileSync(join(root, path), "utf8")] as const)
  .filter(([, text]) => !text.includes("\0"));

it("git tracks texts", () => {
  expect(texts.map(([path]) => path)).toContain("src/index.ts");
});

it("no text speaks of how the project is made, or where", () => {
  const found = texts.flatMap(([path, text]) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        MAKING.filter((pattern) => pattern.test(line)).map(
          () => `${path}:${index + 1}: ${line.trim().slice(0, 120)}`,
        ),
      ),
  );
  expect(found).toEqual([]);
});

it("links between pages lead somewhere", () => {
  const pages = texts.filter(([path]) => path.endsWith(".md"));
  const broken = pages.flatMap(([path, text]) => {
    const prose = text
      .replace(/^([ \t]*)(`{3,}|~{3,})[\s\S]*?^[ \t]*\2[ \t]*$/gm, "")
      .replace(/`[^`\n]*`/g, "");
    const links = [
      ...prose.matchAll(/\]\(\s*<?([^)>\s]+)/g),
      ...prose.matchAll(/^\s*\[[^\]]+\]:\s*<?([^>\s]+)/gm),
      ...prose.matchAll(/\b(?:src|href)="([^"]+)"/g),
    ].map(([, target]) => target!);
    return (
      links
        .filter((target) => !/^([a-z][a-z+.-]*:|#|\/\/)/i.test(target))
        .map((target) => decodeURI(target.replace(/[?#].*$/, "")))
        // The site makes a page of each text.
        .map((target) => target.replace(/\.html$/, ".md"))
        .filter(
          (target) =>
            !existsSync(
              join(root, target.startsWith("/") ? target : posix.join(posix.dirname(path), target)),
            ),
        )
        .map((target) => `${path}: ${target}`)
    );
  });
  expect(broken).toEqual([]);
});
