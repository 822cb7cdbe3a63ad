import { MAX_LABEL } from "../../names/check-name.ts";
import { MAX_COMMAND_CLASSES } from "../../pair/check-labels.ts";
import { refused } from "./option-values.ts";

/** The labels of a list such as `1,2` or `3-7`, ascending, each once. */
export function parseLabels(text: string): number[] {
  const labels = text.split(",").flatMap((part) => {
    const [, first, last = first] = /^\s*(\d{1,10})(?:\s*-\s*(\d{1,10}))?\s*$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from <= to && to <= MAX_LABEL && to - from < MAX_COMMAND_CLASSES)) {
      throw refused("--labels", text, "labels such as 1,2,5-7");
    }
    return Array.from({ length: to - from + 1 }, (_, k) => from + k);
  });
  return [...new Set(labels)].sort((a, b) => a - b);
}
