/** The next double above a finite x. */
function nextUp(x: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x === 0 ? 0 : x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x < 0 ? -1n : 1n));
  return bits.getFloat64(0);
}

/** The first place, if any, among `count` doubles from x on, where a function falls that should not. */
export function firstFall(f: (x: number) => number, x: number, count: number): number | null {
  let [at, value] = [x, f(x)];
  for (let k = 0; k < count; k++) {
    const next = nextUp(at);
    const above = f(next);
    if (!(above >= value)) return at;
    [at, value] = [next, above];
  }
  return null;
}
