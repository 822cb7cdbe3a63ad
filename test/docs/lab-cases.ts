import { type Choices, OPTIONS, type OptionName, START_CHOICES } from "../../docs/course/lab/lab-options.ts";
import { LOSSES, optionsTakenBy } from "../../docs/course/lab/library-options.ts";

export const CHOICES: Choices = START_CHOICES;

/** Each loss by probabilities and by logits, and each of its options at its other end, by one of the two in turn. */
export const CASES = LOSSES.flatMap(([loss]) => [
  ...["p", "z"].map((of) => [{ ...CHOICES, loss, of }] as const),
  ...optionsTakenBy(loss).map(
    (name, k) =>
      [{ ...beside(name), loss, of: k % 2 === 0 ? "p" : "z", [name]: otherEnd(name) }, name] as const,
  ),
]).map(([choices, option]) => [nameOf(choices), choices, option] as const);

/** What makes a difference of an option: two classes, and weights that differ. */
function beside(name: OptionName): Choices {
  const one = name === "balance" || name === "squared" || name === "overlap";
  const weighted = name === "normalization" || name === "classes";
  return { ...CHOICES, classes: one ? "one" : "two", positive: weighted ? 3 : 1 };
}

function otherEnd(name: OptionName): number | string {
  const control = OPTIONS[name];
  if ("values" in control) return control.values.at(-1)![0];
  return control.logarithmic ? 10 ** control.max : control.max;
}

function nameOf(choices: Choices): string {
  const changed = Object.entries(choices).filter(([name, x]) => x !== CHOICES[name as keyof Choices]);
  return changed.map(([name, x]) => `${name} ${x}`).join(", ") || "the start";
}
