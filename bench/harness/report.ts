import { cpus } from "node:os";
import colors from "picocolors";
import type { Case, Suite } from "./subject.ts";

export interface Row {
  name: string;
  /** Milliseconds. */
  samples: number[];
  /** The largest relative difference of a checksum from the expected one. */
  error: number;
  megabytes?: number;
  /** Milliseconds of processor time a run, of each process. */
  processor?: number[];
  note?: string;
}

export function printHeader(rounds: number): void {
  const { node, v8 } = process.versions;
  console.log(colors.bold(`Node ${node} (V8 ${v8}), ${cpus()[0]?.model.trim()}, ${cpus().length} cores`));
  const source = rounds === 1 ? "one process" : `${rounds} processes in turn`;
  console.log(colors.dim(`median (5th–95th percentile) of the samples of ${source} a subject`));
}

/** A line that the next one replaces, on a terminal only. */
export function printStatus(status: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${colors.dim(status)}`);
}

export function printSuite({ name, title, notes = [] }: Suite): void {
  console.log(`\n${colors.bold(name)}: ${title}`);
  for (const note of notes) console.log(colors.dim(note));
}

export function printSurvey(text: string): void {
  printStatus("");
  console.log(`\n${text}`);
}

/** @returns whether all checksums agree with the expected ones */
export function printCase(unit: string, one: Case, rows: readonly Row[]): boolean {
  console.log();
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  let baseline = 0;
  for (const { name, samples, error, megabytes, processor, note } of rows) {
    const sorted = samples.sort((a, b) => a - b);
    const median = quantile(sorted, 0.5);
    baseline ||= median;
    const range = `(${significant(quantile(sorted, 0.05))}–${significant(quantile(sorted, 0.95))})`;
    const speed =
      one.elements === null
        ? []
        : [`${speedText(one.elements / median)}${unit}/s`.padStart(8 + 4 + unit.length)];
    const ratio = `${significant(baseline / median)}×`;
    const agrees = error <= one.tolerance;
    const columns = [
      name.padEnd(nameWidth),
      one.size,
      `${significant(median).padStart(7)} ms ${colors.dim(range.padEnd(15))}`,
      ...speed,
      colors.bold(ratio.padStart(7)),
      agrees
        ? colors.dim(error === 0 ? "exact" : `off by ${error.toExponential(0)}`)
        : colors.red(`WRONG by ${error}`),
    ];
    if (processor !== undefined) {
      const sorted = processor.sort((a, b) => a - b);
      columns.push(`${significant(quantile(sorted, 0.5))} ms of processor`);
    }
    if (megabytes !== undefined) columns.push(`${significant(megabytes)} MB`);
    if (note !== undefined) columns.push(note);
    console.log(`  ${columns.join("  ")}`);
  }
  return rows.every(({ error }) => error <= one.tolerance);
}

function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const low = sorted[Math.floor(place)]!;
  return low + (sorted[Math.ceil(place)]! - low) * (place % 1);
}

/** Thousands of something a second, in thousands of millions, or in millions where those are few. */
function speedText(thousands: number): string {
  return thousands < 1e3 ? `${significant(thousands / 1e3)} M` : `${significant(thousands / 1e6)} G`;
}

/** Three significant digits, without an exponent: 0.0123, 1.23, 12.3, 123, 1,235. */
function significant(value: number): string {
  return value.toLocaleString("en", {
    maximumSignificantDigits: Math.max(3, Math.ceil(Math.log10(value))),
    minimumSignificantDigits: 3,
  });
}
