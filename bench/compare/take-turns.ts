import { type Measured, runSubject } from "./subject-process.ts";
import type { Work } from "./works.ts";

/** What was measured of a subject, in milliseconds of processor time. */
export interface Row {
  readonly subject: string;
  readonly least: number;
  readonly median: number;
  /** MB; `null` where the subject does not say. */
  readonly peak: number | null;
}

/** The rows of a work: its subjects take turns, so that they meet the same load of the machine. */
export function takeTurns(
  work: Work,
  commands: ReadonlyMap<string, ((work: Work) => string[]) | string>,
  rounds: number,
): Row[] {
  const found = new Map<string, Measured[]>();
  for (let round = 0; round < rounds; round++) {
    for (const subject of work.subjects) {
      const command = commands.get(subject);
      if (typeof command !== "function") continue;
      found.set(subject, [...(found.get(subject) ?? []), runSubject(command(work))]);
    }
  }
  return [...found].map(([subject, measured]) => {
    const all = measured.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const peaks = measured.flatMap(({ peak }) => peak ?? []);
    return {
      subject,
      least: all[0]!,
      median: all[all.length >> 1]!,
      peak: peaks.length === 0 ? null : Math.max(...peaks),
    };
  });
}
