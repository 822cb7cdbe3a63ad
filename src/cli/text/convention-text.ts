import { conventionOf } from "../../metrics/conventions/convention-name.ts";
import type { ConventionName } from "../../metrics/conventions/convention-table.ts";

/** A line that names the tool whose rules decided the scores; none without one. */
export function conventionLines(convention: ConventionName | undefined): string[] {
  if (convention === undefined) return [];
  const { tool, version } = conventionOf(convention);
  return [`by the convention of ${tool} ${version}`];
}
