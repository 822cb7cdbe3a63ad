import { LabelMap, Tensor } from "../../src/index.ts";

/** The low half of the 64-bit prime of FNV, 2⁴⁰ + 435. */
const PRIME = 435;

/**
 * FNV-1a in 64 bits, as two halves, since BigInt would take most of the time of a slow engine.
 *
 * @see Fowler, Noll, Vo, Eastlake, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export class Hash {
  #high = 0xcbf29ce4;
  #low = 0x84222325;
  readonly #float = new DataView(new ArrayBuffer(8));

  byte(value: number): this {
    const low = (this.#low ^ value) >>> 0;
    const product = low * PRIME;
    this.#high = (this.#high * PRIME + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    this.#low = product >>> 0;
    return this;
  }

  /** A float64, little endian. There is one NaN: its other bits are the engine's own. */
  number(value: number): this {
    this.#float.setFloat64(0, value, true);
    if (Number.isNaN(value)) {
      this.#float.setUint32(0, 0, true);
      this.#float.setUint32(4, 0x7ff80000, true);
    }
    for (let k = 0; k < 8; k++) this.byte(this.#float.getUint8(k));
    return this;
  }

  text(value: string): this {
    this.number(value.length);
    for (let k = 0; k < value.length; k++) {
      const code = value.charCodeAt(k);
      this.byte(code & 255).byte(code >>> 8);
    }
    return this;
  }

  /** All that results are made of; objects with the names and the order of their fields. */
  value(value: unknown): this {
    if (typeof value === "number") return this.byte(1).number(value);
    if (typeof value === "string") return this.byte(2).text(value);
    if (typeof value === "boolean" || value === null || value === undefined)
      return this.byte(3).text(String(value));
    if (Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array)
      return this.#list(value);
    if (value instanceof Tensor || value instanceof LabelMap)
      return this.#list(value.shape).#list(Array.from(value.data));
    if (Object.prototype.toString.call(value) !== "[object Object]")
      throw new TypeError(
        `Hash.value: value is ${String(value)}, want numbers, texts, and lists and objects of them`,
      );
    const entries = Object.entries(value as object);
    this.byte(5).number(entries.length);
    for (const [name, field] of entries) this.text(name).value(field);
    return this;
  }

  #list(values: ArrayLike<unknown>): this {
    this.byte(4).number(values.length);
    for (let k = 0; k < values.length; k++) this.value(values[k]);
    return this;
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    return [this.#high, this.#low].map((half) => half.toString(16).padStart(8, "0")).join("");
  }
}
