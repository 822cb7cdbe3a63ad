import { endingOf } from "./formats.ts";

/** What files are read as. */
export type Content = "labels" | "probabilities";

/** The file of a case, and why it was chosen, where others are beside it. */
export interface ChosenFile {
  readonly path: string;
  readonly note?: string;
  /** The ending of a file that was passed over. */
  readonly beside?: string;
}

/** The ending under which nnU-Net saves probabilities, beside the segmentation that it makes of them. */
const PROBABILITIES = ".npz";

/**
 * Chooses among the files of a case by what they are read as: probabilities are in an `.npz`, labels in a file of another format.
 *
 * @returns the file; or the first two of those among which there is nothing to choose by
 */
export function chooseFile(
  paths: readonly string[],
  side: "prediction" | "target",
  content: Content,
): ChosenFile | readonly [string, string] {
  const isWanted = (path: string) => (endingOf(path) === PROBABILITIES) === (content === "probabilities");
  const wanted = paths.filter(isWanted);
  const [path, second] = wanted.length > 0 ? wanted : paths;
  if (second !== undefined) return [path!, second];
  if (paths.length === 1) return { path: path! };
  const others = new Set(paths.filter((other) => other !== path).map((other) => endingOf(other)!));
  return {
    path: path!,
    note: `${side}: ${endingOf(path!)} was read and ${[...others].join(", ")} beside it passed over, since ${content} were asked for`,
    beside: [...others][0]!,
  };
}
