import { InputError } from "../../files/source/input-error.ts";
import { checkMeasures } from "../../metrics/state/surface-measures.ts";
import { parseJson, withName } from "./class-names.ts";

/** Reads a tolerance in mm for each class from a JSON file such as {"1": 2, "2": 1.5}. */
export function readTolerances(file: string): Readonly<Record<string, number>> {
  return withName(file, (text) => {
    const classTolerances = parseJson(text);
    try {
      return checkMeasures("", "tolerances", { classTolerances }).classTolerances!;
    } catch (error) {
      const message = (error as Error).message.replace(/^: tolerances\.classTolerances/, "tolerances");
      throw new InputError(`${message}; want an object such as {"1": 2, "2": 1.5}, in mm`);
    }
  });
}
