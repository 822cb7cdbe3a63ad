/** The sum of three numbers, from the smallest to the largest: the same bits in whatever order they are given. */
export function sumOfThree(a: number, b: number, c: number): number {
  if (a > b) {
    if (b > c) return c + b + a;
    return a > c ? b + c + a : b + a + c;
  }
  if (a > c) return c + a + b;
  return b > c ? a + c + b : a + b + c;
}
