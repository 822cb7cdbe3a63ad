/** A value of a sorted sequence, and which of several sequences it is from. */
export interface Drawn<Value> {
  readonly value: Value;
  readonly from: number;
}

/** Merges sequences that are sorted by their ids; of equal ids that of the first sequence comes first. Only one value of each is in memory. */
export function* mergeSorted<Value extends { readonly id: string }>(
  sequences: readonly Iterable<Value>[],
): Generator<Drawn<Value>> {
  const iterators = sequences.map((sequence) => sequence[Symbol.iterator]());
  // A heap: each entry is before the two below it.
  const heap: Drawn<Value>[] = [];
  const isBefore = (a: Drawn<Value>, b: Drawn<Value>) =>
    a.value.id < b.value.id || (a.value.id === b.value.id && a.from < b.from);
  const sink = (entry: Drawn<Value>) => {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below++;
      if (below >= heap.length || !isBefore(heap[below]!, entry)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = entry;
  };
  const rise = (entry: Drawn<Value>) => {
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entry, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = entry;
  };
  for (const [from, iterator] of iterators.entries()) {
    const { done, value } = iterator.next();
    if (!done) rise({ value, from });
  }
  while (heap.length > 0) {
    const first = heap[0]!;
    yield first;
    const { done, value } = iterators[first.from]!.next();
    if (!done) sink({ value, from: first.from });
    else {
      const last = heap.pop()!;
      if (heap.length > 0) sink(last);
    }
  }
}
