import { type Choices, OPTIONS, type OptionControl, type OptionName, START_CHOICES } from "./lab-options.ts";
import { LOSSES } from "./library-options.ts";

/** Choices from an address that may be damaged: numbers within the bounds of their sliders, and words that are offered. */
export function soundChoices<Found extends Choices>(found: Found): Found {
  const sound: Record<string, number | string> = {};
  for (const [name, control] of Object.entries(OPTIONS) as [OptionName, OptionControl][]) {
    const value = found[name];
    if ("values" in control)
      sound[name] = control.values.some(([offered]) => offered === value) ? value : START_CHOICES[name];
    else {
      const [low, high] = [control.min, control.max].map((x) => (control.logarithmic ? 10 ** x : x));
      sound[name] = Math.min(high!, Math.max(low!, Number(value)));
    }
  }
  return {
    ...found,
    ...sound,
    loss: LOSSES.some(([loss]) => loss === found.loss) ? found.loss : START_CHOICES.loss,
    of: found.of === "z" ? "z" : "p",
  };
}
