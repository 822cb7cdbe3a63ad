/** A case that has no score, and why. */
interface Failure {
  readonly id: string;
  readonly reason: string;
}

/** A line for every reason why cases failed, with their number and the first one where there are several. */
export function failureLines(failures: readonly Failure[]): string[] {
  const groups = new Map<string, Failure[]>();
  for (const failure of failures) {
    const fault = withoutFile(failure.reason);
    if (!groups.get(fault)?.push(failure)) groups.set(fault, [failure]);
  }
  return [...groups.values()].map((all) => {
    const { id, reason } = all[0]!;
    return all.length === 1
      ? `failed: ${id}: ${reason}`
      : `failed: ${all.length} cases, ${id} the first: ${reason}`;
  });
}

/** The fault without the path of the file that has it, with which most reasons begin. */
function withoutFile(reason: string): string {
  return reason.slice(reason.indexOf(": ") + 1);
}
