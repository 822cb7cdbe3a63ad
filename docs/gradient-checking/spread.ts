/** Numbers spread evenly over [0, 1): multiples of an irrational one, from 1 on. */
export function spread(k: number, step: number): number {
  return ((k + 1) * step) % 1;
}
