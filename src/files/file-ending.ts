/** What the name of a label map ends in; the format follows from it. */
export const ENDINGS = [".nii", ".nii.gz", ".npy", ".png"] as const;

/** The known ending of a name, in any case, if it has one. */
export function endingOf(name: string): (typeof ENDINGS)[number] | undefined {
  const lower = name.toLowerCase();
  return ENDINGS.find((ending) => lower.endsWith(ending));
}

/** A name without its known ending. */
export function withoutEnding(name: string): string {
  return name.slice(0, name.length - (endingOf(name)?.length ?? 0));
}
