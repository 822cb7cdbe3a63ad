import { InputError } from "../../files/source/input-error.ts";
import type { DiceMeter } from "../../metrics/dice-meter.ts";

/** The error of models that have no case in common: it names those of which no case was scored. */
export function noCommonCase(
  models: readonly { readonly name: string; readonly meter: DiceMeter }[],
  verb: "compare" | "rank",
): InputError {
  const empty = models.filter(({ meter }) => meter.toJSON().cases.length === 0).map(({ name }) => name);
  if (empty.length > 0)
    return new InputError(
      `no case of ${empty.join(" and of ")} was scored; mend what failed, then ${verb} the models`,
    );
  const names = models.map(({ name }) => name);
  return new InputError(
    `${names.join(verb === "compare" ? " and " : ", ")} have no case in common; ${verb} models of one data set`,
  );
}
