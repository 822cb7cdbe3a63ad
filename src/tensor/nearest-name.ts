/** Longest names that are compared: the work grows with the product of two lengths. */
const MAX_LENGTH = 64;

/**
 * Returns the name that was probably meant, or null if none is close: at most one edit for every three letters, letters
 * in either case. An edit inserts, removes or replaces a letter, or swaps two neighbours. Another number is not a slip:
 * float16 does not mean float32.
 */
export function nearestName(given: string, names: readonly string[]): string | null {
  if (given.length === 0 || given.length > MAX_LENGTH) return null;
  let nearest: string | null = null;
  let least = Math.floor(given.length / 3) + 1;
  for (const name of names) {
    if (name.length > MAX_LENGTH || differsInNumber(given, name)) continue;
    const edits = editsBetween(given.toLowerCase(), name.toLowerCase());
    if (edits < least) {
      least = edits;
      nearest = name;
    }
  }
  return nearest;
}

/** Names of other libraries for an option of this one. */
const OTHER_NAMES: Readonly<Record<string, string>> = { epsilon: "smooth", eps: "smooth", ε: "smooth" };

/** Returns the end of a sentence that suggests the nearest name; empty if none is close. */
export function suggestion(given: unknown, names: readonly string[]): string {
  const nearest = typeof given === "string" ? (otherName(given, names) ?? nearestName(given, names)) : null;
  return nearest === null ? "" : `; did you mean ${JSON.stringify(nearest)}?`;
}

function otherName(given: string, names: readonly string[]): string | null {
  const name = Object.hasOwn(OTHER_NAMES, given) ? OTHER_NAMES[given]! : null;
  return name !== null && names.includes(name) ? name : null;
}

/** Damerau's distance, without edits inside of a swap. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
      }
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

function differsInNumber(given: string, name: string): boolean {
  return /\d/.test(given) && given.replace(/\d/g, "") === name.replace(/\d/g, "");
}
