import { readFileSync, writeFileSync } from "node:fs";
import type { PairScores, ToolScores } from "./tool-scores.ts";

/** The scores of one version of a tool, kept for tests. */
export interface KeptScores extends ToolScores {
  readonly tool: string;
}

/** The scores that the tools gave when they were last run. */
export function keptScores(file: URL): KeptScores[] {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * Writes the scores of every `step`-th pair, in 12 digits, as a line for each pair. Scores of tools that were not run stay as they are.
 *
 * @param runs - by tool, the scores of each of its versions
 */
export function keepScores(file: URL, runs: ReadonlyMap<string, readonly ToolScores[]>, step: number): void {
  const found = new Map(keptScores(file).map((scores) => [nameOf(scores), scores]));
  for (const [tool, versions] of runs) {
    for (const { version, pairs } of versions) {
      const kept = { tool, version, pairs: pairs.map((pair, at) => (at % step === 0 ? pair : null)) };
      found.set(nameOf(kept), kept);
    }
  }
  writeFileSync(file, `[\n${[...found.values()].map(textOf).join(",\n")}\n]\n`);
}

function nameOf({ tool, version }: KeptScores): string {
  return `${tool} ${version}`;
}

function textOf({ tool, version, pairs }: KeptScores): string {
  const lines = pairs.map((pair: PairScores | null) =>
    JSON.stringify(pair, (_, value) => (typeof value === "number" ? Number(value.toPrecision(12)) : value)),
  );
  return `{"tool": ${JSON.stringify(tool)}, "version": ${JSON.stringify(version)}, "pairs": [\n${lines.join(",\n")}\n]}`;
}
