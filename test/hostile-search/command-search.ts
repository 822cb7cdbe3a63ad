import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OPTION_NAMES } from "../../src/cli/arguments/parse-options.ts";
import { run } from "../../src/cli/run.ts";
import { makeNpy } from "../files/make/make-npy.ts";
import type { Finding } from "./library-search.ts";
import type { Outcome } from "./outcome.ts";

/** Values that options and places of files may get. */
const VALUES = [
  ...[
    "",
    " ",
    "0",
    "1",
    "2",
    "-1",
    "0.5",
    "NaN",
    "Infinity",
    "1e308",
    "9007199254740993",
    "99999999999999999999",
  ],
  ...[
    "1/2",
    "0/0",
    "2/1",
    "1/100000",
    "1/3000000",
    "512M",
    "5G",
    "M",
    "dice",
    "dice,hd95",
    "iou,nsd@2mm",
    "dise",
  ],
  ...["surface-dice@-1mm", "hd0", "hd101", "f0", "{id}", "{id}_seg", "*{id}*", "{id}".repeat(50), "../{id}"],
  ...["1,1", "1,-1", "0.8,0.8,5", ",", "skip", "best", "both", "target", "1e-9", "__proto__", "--", "-"],
  ...["\x1b[2J", "\u202ea", "a\nb", "=1+1", "a".repeat(5000), "\ud800", "/dev/null", "/", ".", "..", "~"],
];

/** Text of the engine, or of a value that was missing. */
const ENGINES_WORDS =
  /is not a function|Cannot |cannot be invoked|is not iterable|is not defined|Invalid |call stack|\bundefined\b|\[object |fault of the program/;

/** Runs the command line, in this process, with random arguments on a small folder. */
export async function searchCommand(calls: number, random: () => number, folder: string) {
  const files = prepare(folder);
  const tally = new Map<Outcome, number>();
  const findings: Finding[] = [];
  const below = (count: number) => Math.floor(random() * count);
  const any = <Value>(values: readonly Value[]) => values[below(values.length)]!;
  for (let made = 0; made < calls; made++) {
    const args = [any(["score", "score", "score", "merge", "compare", "rank", "help", any(VALUES)])];
    for (let k = 0; k < 2; k++) if (random() < 0.95) args.push(any(random() < 0.85 ? files : VALUES));
    for (let k = below(4); k > 0; k--) {
      const option = any(OPTION_NAMES);
      args.push(`--${option}`);
      if (random() < 0.7) args.push(any(random() < 0.2 ? files : VALUES));
    }
    // A value may name a file to write: only those of this folder.
    const isSafe = !args.some((arg) => ["--output", "--html", "-o"].includes(arg)) || random() < 0;
    if (!isSafe) {
      args.splice(
        args.findIndex((arg) => arg === "--output" || arg === "--html"),
        2,
        "--output",
        join(folder, "out"),
      );
      if (args.some((arg) => arg === "--html")) continue;
    }
    const { outcome, said } = await outcomeOf(args);
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    if (outcome === "unclear error" || outcome === "wrong result") {
      findings.push({ outcome, call: args.map((arg) => JSON.stringify(arg.slice(0, 60))).join(" "), said });
    }
  }
  return { tally, findings };
}

function prepare(folder: string): string[] {
  const [prediction, target] = [join(folder, "p.npy"), join(folder, "t.npy")];
  writeFileSync(prediction, new Uint8Array(makeNpy("|u1", [2, 3], Uint8Array.of(0, 1, 1, 2, 0, 0))));
  writeFileSync(target, new Uint8Array(makeNpy("|u1", [2, 3], Uint8Array.of(0, 1, 2, 2, 0, 0))));
  writeFileSync(join(folder, "names.json"), '{"1": "a"}');
  writeFileSync(join(folder, "broken.npy"), "x");
  mkdirSync(join(folder, "empty"), { recursive: true });
  return [prediction, target, join(folder, "names.json"), join(folder, "broken.npy"), join(folder, "empty")];
}

async function outcomeOf(args: readonly string[]): Promise<{ outcome: Outcome; said: string }> {
  let [out, error] = ["", ""];
  try {
    const code = await run(args, {
      out: (text) => {
        out += text;
      },
      error: (text) => {
        error += text;
      },
      colors: false,
      program: new URL("file:///none"),
    });
    const lines = error.split("\n").filter((line) => line !== "");
    if (error !== "" && lines.some((line) => !line.startsWith("softdice: ")) && !error.includes(" ms")) {
      return { outcome: "unclear error", said: error.slice(0, 200) };
    }
    if (ENGINES_WORDS.test(error)) return { outcome: "unclear error", said: error.slice(0, 200) };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no escape may reach a terminal.
    if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(out + error)) {
      return { outcome: "wrong result", said: "a control character" };
    }
    if (code !== 0 && error === "") return { outcome: "wrong result", said: `code ${code} without a word` };
    if (code === 1 && out !== "" && !out.includes("scored"))
      return { outcome: "wrong result", said: "output beside code 1" };
    if (/NaN|undefined/.test(out) && !args.includes("--help"))
      return { outcome: "wrong result", said: out.slice(0, 200) };
    return { outcome: code === 1 ? "clear error" : "result", said: "" };
  } catch (thrown) {
    return { outcome: "unclear error", said: String((thrown as Error).stack ?? thrown).slice(0, 300) };
  }
}
