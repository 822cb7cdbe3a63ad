/** Control, format and bidirectional characters, line separators, and halves of surrogate pairs. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Text as a terminal may show it: a character that would move the cursor, reorder or hide text is an escape such as `\x1b` or
 * `\u202e`.
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, escapeOf);
}

/** JSON as a terminal may show it: the same values, for JSON has escapes for every character. */
export function visibleJson(json: string): string {
  return json.replace(INVISIBLE, (character) =>
    // The line ends of a laid-out document.
    character === "\n" ? character : unitsOf(character),
  );
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!;
  const short = { 9: "\\t", 10: "\\n", 13: "\\r" }[code];
  return short ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : unitsOf(character));
}

function unitsOf(character: string): string {
  const units = Array.from({ length: character.length }, (_, k) => character.charCodeAt(k));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
