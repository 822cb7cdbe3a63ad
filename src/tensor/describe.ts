/** Describes a value in the words of an error message: `"abc"`, `-1`, `null`, `a Float32Array`, `an array`. */
export function describe(value: unknown): string {
  if (typeof value === "string")
    return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol") return "a symbol";
  if (typeof value === "function") return "a function";
  if (typeof value !== "object" || value === null) return String(value);
  const kind = value.constructor?.name ?? "";
  if (kind === "Array") return "an array";
  if (kind === "Object" || kind === "") return "an object";
  return `${/^[AEIOU]/.test(kind) && !kind.startsWith("Ui") ? "an" : "a"} ${kind}`;
}

/** Prints a shape or a list of axes as it is written in code. */
export function describeList(values: readonly unknown[]): string {
  return `[${values.map((value) => (typeof value === "number" ? String(value) : describe(value))).join(", ")}]`;
}

/** Reports whether a function is a class, which only `new` can call. */
export function isClass(f: unknown): boolean {
  return typeof f === "function" && /^class\b/.test(Function.prototype.toString.call(f));
}

/** Reports whether a value looks like an array of another library: numbers beside their shape. */
export function isForeignTensor(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value) || ArrayBuffer.isView(value)) {
    return false;
  }
  return ("data" in value || "dataSync" in value) && ("shape" in value || "dims" in value);
}
