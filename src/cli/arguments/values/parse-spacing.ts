import { decimal, refused } from "./option-values.ts";

/** The lengths that `--spacing 0.8,0.8,5` gives, in millimetres. */
export function parseSpacing(text: string): number[] {
  const lengths = text.split(",").map((length) => decimal(length.trim()));
  if (lengths.every((length) => length > 0 && length < Number.POSITIVE_INFINITY)) return lengths;
  throw refused("--spacing", text, "lengths in mm, such as 0.8,0.8,5");
}
