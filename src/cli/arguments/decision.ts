import { InputError } from "../../files/source/input-error.ts";
import type { PairOptions } from "../pair/pair-options.ts";
import type { OptionValues } from "./parse-options.ts";
import { axisOption, decimal, refused } from "./values/option-values.ts";

/** How the probabilities of predictions become labels. */
export function decisionOptions({
  threshold,
  argmax,
  "class-axis": axis,
  regions,
}: OptionValues): Pick<PairOptions, "threshold" | "argmax" | "classAxis"> {
  if (threshold !== undefined && argmax)
    throw new InputError("--threshold and --argmax both make labels of probabilities; leave one of them out");
  const areChannels = threshold !== undefined && regions !== undefined;
  if (axis !== undefined && !argmax && !areChannels)
    throw new InputError(
      "--class-axis has no effect without --argmax, or --threshold with --regions; leave it out",
    );
  const level = threshold === undefined ? undefined : decimal(threshold);
  if (level !== undefined && !Number.isFinite(level))
    throw refused("--threshold", threshold!, "a number such as 0.5");
  return {
    ...(level !== undefined && { threshold: level }),
    ...(argmax && { argmax }),
    ...axisOption("classAxis", "--class-axis", axis),
  };
}
