import type { Row } from "../take-turns.ts";
import { ARENA, type Goal, INTO, PLAIN, type Work } from "../works.ts";
import { HOT_GRADIENT, HOT_SUMS, millisecondsOfKernels, type Timed } from "./shares.ts";

/** A goal beside what was found; `null` where a subject of it is missing. */
export function reached(goal: Goal, rows: readonly Row[]): { ratio: number; isReached: boolean } | null {
  const [own, beside] = [leastOf(rows, goal.subject), leastOf(rows, goal.beside)];
  if (own === undefined || beside === undefined) return null;
  return { ratio: own / beside, isReached: own / beside <= goal.atMost };
}

const leastOf = (rows: readonly Row[], name: string) => rows.find(({ subject }) => subject === name)?.least;

/** What a call does in ordinary memory, and the subject that does without it. */
const SAVED = [
  { what: "a new gradient", subject: INTO },
  { what: "copies to the memory of the kernels and back", subject: ARENA },
] as const;

/** Elements from which the arrays of a work are in no cache. */
const MIN_STREAMED = 2 ** 22;

/**
 * For each work that misses a goal, what its time consists of.
 *
 * @param streams - times of kernels over arrays that are in no cache
 */
export function limitsOf(
  works: readonly { readonly work: Work; readonly rows: readonly Row[] }[],
  kernels: readonly Timed[],
  streams: readonly Timed[],
  figure: (value: number) => string,
): string[] {
  return works.flatMap(({ work, rows }) => {
    const missed = work.goals.filter((goal) => reached(goal, rows)?.isReached === false);
    if (missed.length === 0) return [];
    const sentences = [
      ...missed.flatMap((goal) => savings(goal, rows, figure)),
      ...arithmetic(work, rows, kernels, streams, figure),
    ];
    return [`- **${work.title}.** ${[...new Set(sentences)].join(" ")}`];
  });
}

/** What a new gradient and copies take of the time in ordinary memory, and the quotients without them. */
function savings(goal: Goal, rows: readonly Row[], figure: (value: number) => string): string[] {
  const beside = leastOf(rows, goal.beside)!;
  let before = leastOf(rows, goal.subject)!;
  if (goal.subject !== PLAIN) return [];
  return SAVED.flatMap(({ what, subject }) => {
    const least = leastOf(rows, subject);
    if (least === undefined || least >= before) return [];
    const saved = before - least;
    before = least;
    return [
      `Without ${what}, it takes ${figure(saved)} ms less: "${subject}" takes ${figure(least / beside)} of the time of ${goal.beside}.`,
    ];
  });
}

/** What the kernels of a work take alone. */
function arithmetic(
  work: Work,
  rows: readonly Row[],
  kernels: readonly Timed[],
  streams: readonly Timed[],
  figure: (value: number) => string,
): string[] {
  const inCache = millisecondsOfKernels(work, kernels);
  const whole = leastOf(rows, ARENA);
  if (inCache === null || whole === undefined) return [];
  const sentence = `It takes ${figure(whole)} ms in an arena, and its kernels alone ${figure(inCache)} ms over tiles in the cache`;
  const times = [HOT_SUMS, HOT_GRADIENT].map((name) => streams.find((timed) => timed.name === name));
  if (work.name !== "binary" || work.voxels < MIN_STREAMED || times.includes(undefined))
    return [`${sentence}.`];
  const streamed = (times.reduce((sum, timed) => sum + timed!.nanoseconds, 0) * work.voxels) / 1e6;
  return [`${sentence} or ${figure(streamed)} ms over arrays that come from memory.`];
}
