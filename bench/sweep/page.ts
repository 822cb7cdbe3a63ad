import {
  type Kind,
  type Library,
  nameOf,
  type ShownElement,
  type SweepCase,
  type SweepResult,
  type Verdict,
} from "./sweep-case.ts";

type Results = ReadonlyMap<SweepCase, SweepResult>;

const VERDICTS: readonly Verdict[] = ["pass", "fail", "unresolved", "gradient throws", "no value"];

const plain = (value: number) =>
  Number.isFinite(value) ? String(Number(value.toPrecision(5))) : String(value).replace("-", "−");
const cells = (parts: readonly string[]) =>
  `| ${parts.map((text) => text.replaceAll("|", "\\|").replace(/\n/g, " ")).join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [cells(head), cells(head.map(() => "---")), ...rows.map(cells)].join("\n");

/** What a case is, as it is printed for one row. */
export function printed(one: SweepCase, { verdict, text, shown }: SweepResult): string {
  const known = one.note === null ? "" : `\n  ${one.note.kind}: ${one.note.words}`;
  const element = shown === null ? "" : `\n  ${elementText(shown)}`;
  return `${nameOf(one)}: ${verdict}${known}${element}\n${text.replace(/^/gm, "    ")}`;
}

const elementText = ({ x, gives, slopes, ours }: ShownElement) =>
  `at ${plain(x)} it gives ${plain(gives)}, the slope is ${slopesText(slopes)}${ours === null ? "" : `, softdice gives ${plain(ours)}`}`;

const slopesText = (slopes: readonly number[]) => slopes.map(plain).join(" and ");

/** Cases that are not as their notes say: a fail that is not known, or a fault that passes. */
export function unexplained(results: Results): string[] {
  const found: string[] = [];
  for (const [one, result] of results) {
    const { verdict, shown } = result;
    const isWrong = verdict === "fail";
    const kind = one.note?.kind;
    if (isWrong && kind === undefined) found.push(`not explained: ${printed(one, result)}`);
    if (kind === "fault" && !isWrong) found.push(`no fault any more: ${nameOf(one)}: ${verdict}`);
    if (kind === "fault" && (shown === null || agrees(shown, MARGINS[one.library.dtype]))) {
      found.push(`not confirmed by another route: ${printed(one, result)}`);
    }
  }
  return found;
}

/** Whether a gradient may be one of the independent route after all: along its element and along all of them. */
function agrees({ gives, slopes, together }: ShownElement, part: number): boolean {
  return isWithin(gives, slopes, part) && isWithin(together.gives, together.slopes, part);
}

/** The part of a slope by which a right gradient of a library may differ from it. */
const MARGINS = { float32: 1e-3, float64: 1e-6 } as const;

function isWithin(gives: number, slopes: readonly number[], part: number): boolean {
  const margin = part * Math.max(1, ...slopes.map(Math.abs));
  return gives >= Math.min(...slopes) - margin && gives <= Math.max(...slopes) + margin;
}

/** The page of all libraries. */
export function pageOf(libraries: readonly Library[], results: Results): string {
  const all = [...results];
  const of = (library: Library) => all.filter(([one]) => one.library === library);
  const counts = libraries.map((library) => {
    const mine = of(library);
    const operations = new Set(mine.map(([one]) => one.row.operation)).size;
    const found = VERDICTS.map((verdict) => mine.filter(([, result]) => result.verdict === verdict).length);
    const faults = mine.filter(([one]) => one.note?.kind === "fault").length;
    return [library.heading, operations, mine.length, ...found, faults].map(String);
  });
  return `# Gradients of other libraries

Gradients that published libraries give, each operation checked by \`gradcheck\` at points without ties or kinks, and at points
where people meet trouble. A fault is a gradient that is not a slope of the function, on either side. A convention is a choice where there
is more than one slope or none. Each fault is confirmed by a second route: differences of a formula in float64 that was written for
the case, by \`numericGradient\`. Most of what these libraries differentiate is correct.

${table(["library", "operations", "cases", "pass", "fail", "unresolved", "gradient throws", "no value", "faults"], counts)}

An operation is a named function with one set of its options; it has no value where the library or its backend refuses it, or gives
NaN. Some conventions fail too: NaN where there is a slope to choose. An unresolved case is one whose function does not show its
gradient, as a staircase does.

Written on ${new Date().toISOString().slice(0, 10)} by \`npm run sweep\`, with the versions that the headings name; it fails if a gradient is wrong that is
not listed here, and if a listed one is right. \`npm run sweep -- "NAME"\` prints the cases whose name contains the text: the
last column is such a command.

${libraries.map((library) => section(library, of(library))).join("\n\n")}
`;
}

function section(library: Library, mine: readonly (readonly [SweepCase, SweepResult])[]): string {
  const parts = [`## ${library.heading}`];
  const add = (title: string, kind: Kind) => {
    const noted = mine.filter(([one]) => one.note?.kind === kind);
    if (noted.length > 0) parts.push(`### ${title}`, grouped(noted));
  };
  add("Faults", "fault");
  add("Faults that the function does not show", "hidden");
  add("Derivatives that are differences", "inexact");
  add("Values that are wrong", "value");
  add("Conventions", "convention");
  const throwing = mine.filter(([, { verdict }]) => verdict === "gradient throws");
  if (throwing.length > 0) {
    parts.push("### The gradient throws", `${listOf(throwing.map(([one]) => `\`${one.row.operation}\``))}.`);
  }
  const bad = new Set(
    mine
      .filter(([one, { verdict }]) => verdict !== "pass" || one.note !== null)
      .map(([one]) => one.row.operation),
  );
  const right = mine.map(([one]) => one.row.operation).filter((name) => !bad.has(name));
  parts.push("### No finding", `${listOf(right.map((name) => `\`${name}\``))}.`);
  return parts.join("\n\n");
}

const listOf = (names: readonly string[]) => [...new Set(names)].join(", ");

/** A table of cases; those of one operation with the same words are one row. */
function grouped(some: readonly (readonly [SweepCase, SweepResult])[]): string {
  const groups = new Map<string, (readonly [SweepCase, SweepResult])[]>();
  for (const entry of some) {
    const key = `${entry[0].row.operation}: ${entry[0].note!.words}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  const rows = Array.from(groups.values(), (entries) => {
    const [one, { verdict, shown }] = entries[0]!;
    const more = entries.length > 1 ? ` and ${entries.length - 1} more` : "";
    return [
      `\`${one.row.operation}\``,
      `${one.point}${more}`,
      shown === null ? "–" : `${plain(shown.gives)} at ${plain(shown.x)}`,
      shown === null ? "–" : slopesText(shown.slopes),
      shown === null || shown.ours === null ? "–" : plain(shown.ours),
      verdict,
      one.note!.words,
      `\`npm run sweep -- "${one.library.name} ${one.row.operation} ["\``,
    ];
  });
  return table(
    ["operation", "points", "it gives", "slope", "softdice", "gradcheck", "what", "reproduce"],
    rows,
  );
}
