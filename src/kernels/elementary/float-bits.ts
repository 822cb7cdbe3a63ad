/*
 * Exponents of doubles without Math.log2 and `2 ** k`, which engines need not round alike. Both work on the bits of a
 * single: a store and a load of the same four bytes, in any byte order.
 */

const fourBytes = new ArrayBuffer(4);
const single = /* @__PURE__ */ new Float32Array(fourBytes);
const singleBits = /* @__PURE__ */ new Int32Array(fourBytes);

/** 2ᵏ of a whole k from −1074 to 1023, exactly. */
export function powerOfTwo(k: number): number {
  let scale = 1;
  let rest = k;
  for (; rest > 127; rest -= 127) scale *= 2 ** 127;
  for (; rest < -126; rest += 126) scale *= 2 ** -126;
  singleBits[0] = (rest + 127) << 23;
  return scale * single[0]!;
}

/** ⌊log₂ |x|⌋ of a finite x other than 0, exactly. */
export function binaryExponent(x: number): number {
  let size = Math.abs(x);
  let exponent = 0;
  for (; size >= 2 ** 127; exponent += 126) size *= 2 ** -126;
  for (; size < 2 ** -126; exponent -= 126) size *= 2 ** 126;
  single[0] = size;
  exponent += (singleBits[0]! >> 23) - 127;
  // The single may have been rounded up to the next power of two.
  return single[0]! > size && (singleBits[0]! & 0x7fffff) === 0 ? exponent - 1 : exponent;
}
