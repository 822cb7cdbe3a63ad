import { cpus, loadavg } from "node:os";
import type { Imports } from "./imports.ts";
import { limitsOf, reached } from "./limits/limits.ts";
import { KEPT_MEMORY, LARGE_PAGES, type NewArray } from "./limits/new-arrays.ts";
import { sharesOf, type Timed } from "./limits/shares.ts";
import type { Row } from "./take-turns.ts";
import type { Work } from "./works.ts";

/** All that a run of the comparison found. */
export interface Findings {
  readonly works: readonly { readonly work: Work; readonly rows: readonly Row[] }[];
  readonly absent: readonly string[];
  readonly growth: readonly {
    readonly series: string;
    readonly points: readonly { readonly name: string; readonly nanoseconds: number }[];
  }[];
  readonly kernels: readonly Timed[];
  readonly streams: readonly Timed[];
  readonly copies: readonly Timed[];
  readonly losses: readonly Timed[];
  readonly newArrays: readonly NewArray[];
  readonly memory: readonly { readonly name: string; readonly peak: number }[];
  readonly imports: Imports;
}

const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));

/** A figure with a third digit where two would not tell it from its goal. */
const besideGoal = (value: number, goal: number) =>
  figure(value) === figure(goal) ? value.toPrecision(3) : figure(value);
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function workTable(work: Work, rows: readonly Row[]): string {
  const limit = rows.find(({ subject }) => subject === "C")?.least;
  const peer = rows.find(({ subject }) => subject === "torch")?.least;
  const ratio = (least: number, beside: number | undefined) =>
    beside === undefined ? "–" : figure(least / beside);
  const body = rows.map(({ subject, least, median, peak }) => [
    subject,
    figure(least),
    figure(median),
    ratio(least, limit),
    ratio(least, peer),
    peak === null ? "–" : figure(peak),
  ]);
  const head = [
    "",
    "least, ms",
    "median, ms",
    work.name === "counts" ? "× reading in C" : "× C",
    "× torch",
    "peak, MB",
  ];
  return `### ${work.title}\n\n${table(head, body)}`;
}

function goalTable({ works, imports }: Findings): string {
  const lines = works.flatMap(({ work, rows }) =>
    work.goals.map((goal) => {
      const found = reached(goal, rows);
      const want = `at most ${figure(goal.atMost)}`;
      return [
        work.title,
        `${goal.subject} / ${goal.beside}`,
        want,
        found === null ? "not measured" : besideGoal(found.ratio, goal.atMost),
        found === null ? "" : found.isReached ? "yes" : "no",
      ];
    }),
  );
  const cost = imports.softdice;
  lines.push([
    '`import "softdice"` over an empty module',
    "seconds",
    "at most 0.03",
    besideGoal(cost, 0.03),
    cost <= 0.03 ? "yes" : "no",
  ]);
  return table(["work", "quotient of the least times", "goal", "found", "reached"], lines);
}

const nanosecondTable = (title: string, rows: readonly Timed[]) =>
  table(
    [title, "ns"],
    rows.map(({ name, nanoseconds }) => [name, figure(nanoseconds)]),
  );

const newArrayTable = (arrays: readonly NewArray[]) =>
  table(
    ["new array, MB", ...arrays.map(({ bytes }) => figure(bytes / 1e6))],
    [
      ["as it is", ...arrays.map(({ ordinary }) => figure(ordinary))],
      ["large pages", ...arrays.map(({ largePages }) => figure(largePages))],
      ["kept memory", ...arrays.map(({ keptMemory }) => figure(keptMemory))],
    ],
  );

function shareTable({ works, kernels, copies, newArrays }: Findings): string {
  const percent = (part: number) => `${(100 * part).toFixed(0)} %`;
  return table(
    ["work", "kernels", "copies", "new gradient"],
    sharesOf(works, kernels, copies, newArrays)
      // Parts that cost more alone than all of them together say nothing of the whole.
      .filter((share) => share.kernels + share.copies + share.newGradient <= 1)
      .map((share) => [
        share.title,
        percent(share.kernels),
        percent(share.copies),
        percent(share.newGradient),
      ]),
  );
}

/** The part of docs/performance.md that the command writes. */
export function pageOf(findings: Findings): string {
  const { works, absent, growth, losses, kernels, streams, copies, newArrays, memory, imports } = findings;
  const limits = limitsOf(works, kernels, streams, figure);
  const parts = [
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${cpus()[0]!.model}, ${cpus().length} cores, Node ${process.versions.node}. Processes that wanted a core, on average over the last 15 minutes: ${loadavg()[2]!.toFixed(1)}.`,
    absent.length === 0 ? "" : `Left out: ${absent.join("; ")}.`,
    `## Goals\n\n${goalTable(findings)}`,
    `As one minified file, \`softdice.min.js\`, the import takes ${figure(imports.single)} s: what the others add is names of functions and more files.`,
    limits.length === 0
      ? ""
      : `What keeps a work from a goal that is missed, in least times: the differences between its subjects, and its kernels alone, both from the tables below. "What limits each work" has the reasons.\n\n${limits.join("\n")}`,
    "## Each measurement",
    ...works.map(({ work, rows }) => workTable(work, rows)),
    "## Growth\n\nSoftmax Dice with its gradient, nanoseconds of processor time an element, the least of five runs.",
    ...growth.map(({ series, points }) =>
      table(
        [series, ...points.map(({ name }) => name)],
        [["ns", ...points.map(({ nanoseconds }) => figure(nanoseconds))]],
      ),
    ),
    "## Losses\n\nValue and gradient of 1×4×48³ logits in ordinary memory, nanoseconds of processor time an element, the least of five runs.",
    nanosecondTable("loss", losses),
    "## Kernels\n\nSIMD kernels over a tile in the cache, 14 classes, nanoseconds of processor time an element.",
    nanosecondTable("kernel", kernels),
    "The kernels of a binary loss over arrays of 33 MB in an arena, nanoseconds of processor time a voxel: what they take more is the time of the memory.",
    nanosecondTable("kernel", streams),
    "Copies of 4 kB of float32 to the memory of the kernels and out of it, nanoseconds of processor time an element:",
    nanosecondTable("copy", copies),
    `Milliseconds of processor time that a new array takes to be written for the first time, the median of several, as it is, with \`${LARGE_PAGES}\`, and with \`${KEPT_MEMORY}\`:`,
    newArrayTable(newArrays),
    "## Where the time goes",
    "Parts of the least time in ordinary memory, from the tables above: the kernels named under Kernels, the copies in and out, and a new gradient. A measurement is left out whose parts, measured alone, take longer than the whole.",
    shareTable(findings),
    '## Memory\n\nPeak of a whole process in MB, for 2×14×96³ logits: 99 MB, and as much for the gradient. "nothing" holds the arrays and no loss. What a loss takes beyond it contains its compiled code and the garbage of several calls; `npm run bench:memory` measures one call alone.',
    table(
      ["", ...memory.map(({ name }) => name)],
      [
        ["peak", ...memory.map(({ peak }) => figure(peak))],
        ["beyond nothing", ...memory.map(({ peak }) => figure(peak - memory[0]!.peak))],
      ],
    ),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
