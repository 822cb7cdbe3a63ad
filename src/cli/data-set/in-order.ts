/** Passes on values that arrive in any sequence in the order of their places, each as soon as all before it have arrived. */
export function inOrder<Value>(
  take: (value: Value, place: number) => void,
): (place: number, value: Value) => void {
  const waiting = new Map<number, Value>();
  let next = 0;
  return (place, value) => {
    waiting.set(place, value);
    while (waiting.has(next)) {
      const first = waiting.get(next)!;
      waiting.delete(next);
      take(first, next++);
    }
  };
}
