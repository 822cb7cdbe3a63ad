const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of a text in base64. The language has no decoder, and not every runtime has `atob`. */
export function decodeBase64(text: string): Uint8Array {
  const digits = text.replace(/=+$/, "");
  const bytes = new Uint8Array((digits.length * 3) >> 2);
  let bits = 0;
  let at = 0;
  for (let k = 0; k < digits.length; k++) {
    bits = (bits << 6) | DIGITS.indexOf(digits[k]!);
    // Four digits are three bytes: no byte is complete after the first of them.
    if (k % 4 > 0) bytes[at++] = bits >> (6 - 2 * (k % 4));
  }
  return bytes;
}
