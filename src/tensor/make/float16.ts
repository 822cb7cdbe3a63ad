/** 2⁻²⁴, the unit of the subnormal numbers. */
const SUBNORMAL_UNIT = 5.9604644775390625e-8;

/** Decodes numbers of half precision, exactly; their bits are those of IEEE 754 binary16. */
export function decodeFloat16(bits: Uint16Array): Float32Array {
  const values = new Float32Array(bits.length);
  const words = new Int32Array(values.buffer);
  for (let k = 0; k < bits.length; k++) {
    const half = bits[k]!;
    const sign = (half & 0x8000) << 16;
    const exponent = (half >> 10) & 31;
    const fraction = half & 0x3ff;
    if (exponent === 0) values[k] = (sign < 0 ? -1 : 1) * fraction * SUBNORMAL_UNIT;
    else if (exponent === 31) words[k] = sign | 0x7f800000 | (fraction << 13);
    else words[k] = sign | ((exponent + 112) << 23) | (fraction << 13);
  }
  return values;
}
