/** The bytes of a text with two hexadecimal digits for each. Compressed with the text around it, that is shorter than base64. */
export function decodeHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, k) =>
    Number.parseInt(text.slice(2 * k, 2 * k + 2), 16),
  );
}
