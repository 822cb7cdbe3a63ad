import { EQUIVALENT } from "./equivalent.ts";

/** What is used of Stryker's report: the schema of mutation-testing-elements, in which lines and columns count from 1. */
interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly status: string;
  readonly replacement?: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

/** Mutants of one file, by what became of them. */
interface MutationScore {
  readonly file: string;
  readonly killed: number;
  /** Survived, or reached by no test. */
  readonly alive: number;
  /** Alive, and listed as a mutant that changes no result. */
  readonly equivalent: number;
  /** The killed ones of those that change a result, in per cent. */
  readonly score: number;
}

const DETECTED = ["Killed", "Timeout"];
const ALIVE = ["Survived", "NoCoverage"];

/** The scores of a run, file by file, without the mutants that change no result. */
export function mutationScores({ files }: MutationReport): MutationScore[] {
  return Object.entries(files).map(([file, { source, mutants }]) => {
    const killed = mutants.filter(({ status }) => DETECTED.includes(status)).length;
    const left = mutants.filter(({ status }) => ALIVE.includes(status));
    const equivalent = left.filter((mutant) => isEquivalent(file, source, mutant)).length;
    const alive = left.length - equivalent;
    return { file, killed, alive, equivalent, score: (100 * killed) / Math.max(1, killed + alive) };
  });
}

function isEquivalent(file: string, source: string, { location, replacement }: Mutant): boolean {
  const original = textAt(source, location.start, location.end);
  return EQUIVALENT.some(
    (known) => known.file === file && known.original === original && known.replacement === replacement,
  );
}

function textAt(source: string, start: Place, end: Place): string {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column - 1);
  lines[0] = lines[0]!.slice(start.column - 1);
  return lines.join("\n");
}
