import {
  type Convention,
  type ConventionReport,
  conventions,
  explainConventions,
  labelMap,
} from "../../src/index.ts";
import type { Agreement } from "./compare.ts";

const BOUNDARIES = {
  area: "areas",
  voxels: "voxels",
  mesh: "mesh",
  contour: "contour",
  region: "region",
} as const;
const RULES = { larger: "larger of two", mean: "mean of two", pooled: "both lists as one" } as const;
const AVERAGES: Readonly<Record<string, string>> = {
  symmetric: "both surfaces as one",
  meanOfBoth: "mean of two",
  largerOfBoth: "larger of two",
};

/** The table of choices, a row for each convention. */
export function choiceTable(): string {
  const rows = Object.entries(conventions).map(([name, row]) => {
    const has = (group: keyof Convention["scores"], text: string) =>
      row.scores[group] === undefined ? "" : text;
    const reading = row.percentile.reading === "below" ? ", read a place lower" : "";
    return [
      `\`${name}\``,
      `[${row.tool}](${row.source}) ${row.version}`,
      row.boundary === null ? "" : BOUNDARIES[row.boundary],
      has("percentile", `${RULES[row.percentile.rule]}${reading}`),
      has("assd", AVERAGES[row.average]!),
      has("surface-dice", row.surfaceDice === "pooled" ? "sum over sum" : "mean of two"),
      emptyText(row),
      missingText(row),
      row.background ? "counts" : "left out",
      row.mean,
    ];
  });
  const head = [
    "name",
    "tool",
    "boundary",
    "percentile",
    "average distance",
    "surface Dice",
    "in neither map",
    "in one map",
    "class 0",
    "mean",
  ];
  return table([head, ...rows]);
}

/** What each tool calls its scores. */
export function nameTable(): string {
  const groups = [
    "dice",
    "jaccard",
    "precision",
    "recall",
    "specificity",
    "surface-dice",
    "hd",
    "percentile",
    "assd",
  ] as const;
  const rows = Object.entries(conventions).map(([name, { scores }]) => [
    `\`${name}\``,
    ...groups.map((group) => scores[group] ?? ""),
  ]);
  return table([["", ...groups.map((group) => (group === "percentile" ? "hd95" : group))], ...rows]);
}

function emptyText({ empty, emptyWithoutTarget }: Convention): string {
  const values = Object.entries(empty).map(
    ([group, value]) => `${group === "percentile" ? "hd95" : group} ${shown(value)}`,
  );
  const without =
    emptyWithoutTarget.length > 0 ? [`no ${emptyWithoutTarget.join(" or ")} where the target lacks it`] : [];
  return [...(values.length === 0 ? ["no score"] : values), ...without].join("; ");
}

function missingText({ missing, boundary }: Convention): string {
  if (boundary === null) return "";
  const values = Object.entries(missing).map(
    ([group, value]) =>
      `${group === "percentile" ? "hd95" : group} ${value === "skip" ? "none" : shown(value)}`,
  );
  return values.length === 0 ? "∞" : values.join(", ");
}

function shown(value: number): string {
  return value === Infinity ? "∞" : String(value);
}

/** Two spheres of 10 mm in voxels of 1 mm, one with an island of false positives. */
export function examplePair(): ConventionReport {
  const extent = 41;
  const inside = (at: number) => {
    const [z, y, x] = [Math.floor(at / extent ** 2), Math.floor(at / extent) % extent, at % extent];
    return {
      ball: Math.hypot(z - 24, y - 24, x - 24) <= 10,
      island: z > 1 && z < 8 && y > 1 && y < 8 && x > 1 && x < 7,
    };
  };
  const mask = (of: (at: number) => boolean) =>
    labelMap(
      Uint8Array.from({ length: extent ** 3 }, (_, at) => (of(at) ? 1 : 0)),
      [extent, extent, extent],
    );
  return explainConventions(
    mask((at) => inside(at).ball || inside(at).island),
    mask((at) => inside(at).ball),
    { spacing: [1, 1, 1], scores: ["dice", "hd", "hd95", "assd", "surface-dice@1mm"] },
  );
}

/** The pair by every convention, with the reasons below. */
export function exampleTable({ scores, rows }: ConventionReport): string {
  const cells = rows.map(({ name, classes }) => [
    `\`${name}\``,
    ...scores.map((score) => {
      const value = classes[0]!.scores[score];
      return value === undefined ? "" : value === null ? "none" : Number(value).toFixed(4);
    }),
  ]);
  const reasons = rows
    .filter((row) => row.reasons.length > 0)
    .map(({ name, reasons: list }) => `- \`${name}\`: ${list.join("; ")}.`);
  return `${table([["", ...scores.map((score) => `${score}`)], ...cells])}\n\n${reasons.join("\n")}`;
}

/** What was run beside softdice. */
export function agreementTable(
  runs: readonly (readonly [tool: string, version: string, Agreement])[],
): string {
  const rows = runs.map(([tool, version, { scores, pairs, difference, beyond }]) => [
    tool,
    version,
    scores.join(", "),
    String(pairs),
    String(beyond),
    difference === 0
      ? "0"
      : difference
          .toExponential(0)
          .replace("e-", "·10⁻")
          .replace(/⁻(\d+)$/, (_, digits) => `⁻${superscript(digits)}`),
  ]);
  return table([
    ["tool", "version", "scores", "pairs", "numbers beyond 10⁻⁶", "largest difference"],
    ...rows,
  ]);
}

function superscript(digits: string): string {
  return [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
}

function table([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head!), line(head!.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The page with new contents between the marks of a table. */
export function withTables(page: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((text, [name, contents]) => {
    const marks = new RegExp(`(<!-- ${name}: made by npm run other-tools -->\n)[\\s\\S]*?(\n<!-- end -->)`);
    if (!marks.test(text)) throw new Error(`docs/other-tools.md has no table ${name}`);
    return text.replace(marks, (_, begin, end) => `${begin}\n${contents}\n${end}`);
  }, page);
}
