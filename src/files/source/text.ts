// The web's decoder, which every runtime has and the library's types do not include.
declare const TextDecoder: new (label?: string) => { decode(bytes: Uint8Array): string };

/** Bytes as text, a character each (Latin-1). */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096)
    // A spread would step through the bytes one by one, at twenty times the cost.
    text += String.fromCharCode.apply(null, bytes.subarray(at, at + 4096) as unknown as number[]);
  return text;
}

/** Bytes as UTF-8, in which names are written. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
