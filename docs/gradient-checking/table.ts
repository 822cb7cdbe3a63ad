import type { Verdict } from "softdice";
import type { Visited } from "./museum.ts";

/** The verdicts on every exhibit, in Markdown; bold is a verdict that is wrong. */
export function verdictTable(visited: readonly Visited[]): string {
  const head = [
    "",
    "gives",
    "PyTorch-style, float64",
    "fast, float64",
    "float32",
    "softdice, float64",
    "float32",
  ];
  const rows = visited.map(({ exhibit, slow64, fast64, slow32, ours64, ours32 }) => {
    const { name, source, backward } = exhibit;
    const wanted: Verdict = source === null ? "pass" : "fail";
    const verdicts = [slow64, fast64, slow32, ours64, ours32].map((all) => verdictText(all, wanted));
    return [source === null ? name : `[${name}](${source})`, backward, ...verdicts];
  });
  return markdownTable([head, ...rows]);
}

/** What softdice says of the wrong ones, in Markdown. */
export function sayingTable(visited: readonly Visited[]): string {
  const wrong = visited.filter(({ exhibit }) => exhibit.source !== null);
  return markdownTable([
    ["", "softdice says"],
    ...wrong.map(({ exhibit, said }) => [exhibit.name, said.replace("gradcheck: fail, ", "")]),
  ]);
}

/** One word where all sizes have it in common. */
function verdictText(verdicts: readonly Verdict[], wanted: Verdict): string {
  const words = verdicts.map((verdict) => (verdict === wanted ? verdict : `**${verdict}**`));
  return new Set(words).size === 1 ? words[0]! : words.join(", ");
}

function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head!), line(head!.map(() => "---")), ...rows.map(line)].join("\n");
}
