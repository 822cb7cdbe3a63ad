/** A case that has no score, and why. */
interface Failure {
  readonly id: string;
  readonly reason: string;
}

/** A line names as many cases; of more, their number and the first. */
const MAX_IDS = 5;

/** A line for every reason why cases failed. */
export function failureLines(failures: readonly Failure[]): string[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const fault = withoutFile(failure.reason);
    if (!groups.get(fault)?.push(failure)) groups.set(fault, [failure]);
  }
  return [...groups.values()].map((all) => {
    const { id, reason } = all[0]!;
    const ids = all.map((failure) => failure.id);
    return ids.length <= MAX_IDS
      ? `failed: ${ids.join(", ")}: ${reason}`
      : `failed: ${ids.length} cases, ${id} the first: ${reason}`;
  });
}

/** The fault without the path of the file that has it, with which most reasons begin. */
function withoutFile(reason: string): string {
  return reason.slice(reason.indexOf(": ") + 1);
}
