import { parseArgs } from "node:util";
import { answerParent, runInChild } from "./child.ts";
import { printCase, printHeader, printStatus, printSuite, printSurvey, type Row } from "./report.ts";
import type { Case, Checksum, Measurement, Subject, Suite, Timing } from "./subject.ts";
import { runSurvey, type Survey } from "./survey.ts";

/**
 * Runs suites from the command line: `[filter…] [--rounds 3] [--time 500] [--samples 7]`. A case or a survey runs if
 * all filters occur in its suite's name and its size.
 *
 * Each subject is measured in processes of its own, so that no subject sees the types, the heap or the compiled
 * code of another. The processes of a case take turns, so that a slow minute of the machine falls on all of them.
 */
export async function runSuites(suites: readonly Suite[]): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "3" },
      time: { type: "string", default: "500" },
      samples: { type: "string", default: "7" },
      subject: { type: "string" },
      part: { type: "string" },
    },
  });
  const timing = { time: positive("time", values.time), samples: positive("samples", values.samples) };
  if (values.subject !== undefined) {
    answerParent(await findSubject(suites, values.subject).measure(timing));
    return;
  }
  if (values.part !== undefined) {
    answerParent(findPart(suites, values.part)());
    return;
  }
  const rounds = positive("rounds", values.rounds);
  const chosen = (suite: Suite, one: Case | Survey) => {
    const label = `${suite.name} ${one.size}`.toLowerCase();
    return positionals.every((filter) => label.includes(filter.toLowerCase()));
  };
  const found = suites.filter((suite) =>
    [...(suite.surveys ?? []), ...suite.cases].some((one) => chosen(suite, one)),
  );
  if (found.length === 0) throw new Error(`no case matches ${positionals.join(" ")}`);
  printHeader(rounds);
  for (const suite of found) {
    printSuite(suite);
    const s = suites.indexOf(suite);
    for (const [k, one] of (suite.surveys ?? []).entries()) {
      if (!chosen(suite, one)) continue;
      const text = await runSurvey(one, `${s}/${k}`, (done, of) =>
        printStatus(`${one.size}: ${done} of ${of} parts`),
      );
      printSurvey(text);
    }
    for (const [c, one] of suite.cases.entries()) {
      if (!chosen(suite, one)) continue;
      const rows = await measureCase(one, `${s}/${c}`, rounds, timing);
      if (!printCase(suite.unit, one, rows)) process.exitCode = 1;
    }
  }
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!(number >= 1)) throw new RangeError(`--${name} must be a number from 1 up: ${value}`);
  return number;
}

function findSubject(suites: readonly Suite[], key: string): Subject {
  const [s, c, j] = key.split("/").map(Number);
  const found = suites[s!]?.cases[c!]?.subjects[j!];
  if (found === undefined) throw new RangeError(`no subject ${key}`);
  return found;
}

function findPart(suites: readonly Suite[], key: string): () => unknown {
  const [s, k, part] = key.split("/").map(Number);
  const found = suites[s!]?.surveys?.[k!]?.parts[part!];
  if (found === undefined) throw new RangeError(`no part ${key}`);
  return found;
}

async function measureCase(one: Case, key: string, rounds: number, timing: Timing): Promise<Row[]> {
  const rows = one.subjects.map(({ name }): Row => ({ name, samples: [], error: 0 }));
  const expected = one.expected();
  for (let round = 0; round < rounds; round++) {
    for (const [j, row] of rows.entries()) {
      printStatus(`${one.size}: ${row.name}, round ${round + 1} of ${rounds}`);
      const { samples, checksum, megabytes, processor, note } = await measureInChild(`${key}/${j}`, timing);
      row.samples = row.samples.concat(samples);
      if (processor !== undefined) row.processor = [...(row.processor ?? []), processor];
      if (megabytes !== undefined) row.megabytes = Math.max(row.megabytes ?? 0, megabytes);
      if (note !== undefined) row.note = note;
      row.error = Math.max(row.error, largestError(checksum, expected));
    }
  }
  printStatus("");
  return rows;
}

async function measureInChild(key: string, timing: Timing): Promise<Measurement> {
  const options = ["--subject", key, "--time", `${timing.time}`, "--samples", `${timing.samples}`];
  return (await runInChild(options)) as Measurement;
}

function largestError(checksum: Checksum, expected: Checksum): number {
  const errors = Object.entries(checksum).map(([key, value]) => {
    const reference = expected[key]!;
    return value === reference ? 0 : Math.abs(value - reference) / Math.abs(reference);
  });
  // A checksum that is missing or not a number must not pass.
  return errors.length > 0 && errors.every(Number.isFinite) ? Math.max(...errors) : Number.POSITIVE_INFINITY;
}
