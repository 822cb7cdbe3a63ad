/** A pair that may be matched, and the value of the match, above 0. */
export interface WeightedPair {
  readonly target: number;
  readonly prediction: number;
  readonly weight: number;
}

/**
 * Finds the matching, one to one, with the largest sum of weights. Pairs that hang together by common partners are solved together, all
 * others separately: the cost is the cube of the size of such a group.
 *
 * @see Kuhn 1955, https://doi.org/10.1002/nav.3800020109
 */
export function maximumAssignment(pairs: readonly WeightedPair[]): WeightedPair[] {
  return groupsOf(pairs).flatMap(assignGroup);
}

/** Pairs that share targets or predictions, also by way of others. */
function groupsOf(pairs: readonly WeightedPair[]): WeightedPair[][] {
  const byTarget = listsBy(pairs, ({ target }) => target);
  const byPrediction = listsBy(pairs, ({ prediction }) => prediction);
  const seen = new Set<WeightedPair>();
  const groups: WeightedPair[][] = [];
  for (const pair of pairs) {
    if (seen.has(pair)) continue;
    // A set is walked to what was added meanwhile.
    const group = new Set([pair]);
    for (const { target, prediction } of group) {
      for (const other of byTarget.get(target)!) group.add(other);
      for (const other of byPrediction.get(prediction)!) group.add(other);
    }
    for (const one of group) seen.add(one);
    groups.push([...group]);
  }
  return groups;
}

function listsBy(
  pairs: readonly WeightedPair[],
  key: (pair: WeightedPair) => number,
): Map<number, WeightedPair[]> {
  const lists = new Map<number, WeightedPair[]>();
  for (const pair of pairs) {
    const list = lists.get(key(pair));
    if (list === undefined) lists.set(key(pair), [pair]);
    else list.push(pair);
  }
  return lists;
}

/** The best pairs of a group; a pair that may not be matched has weight 0 and drops out. */
function assignGroup(pairs: readonly WeightedPair[]): readonly WeightedPair[] {
  if (pairs.length === 1) return pairs;
  const targets = [...new Set(pairs.map(({ target }) => target))];
  const predictions = [...new Set(pairs.map(({ prediction }) => prediction))];
  const isWide = targets.length <= predictions.length;
  const [rows, columns] = isWide ? [targets, predictions] : [predictions, targets];
  const [rowOf, columnOf] = [rows, columns].map((list) => new Map(list.map((number, k) => [number, k])));
  const table = rows.map(() => new Array<WeightedPair | undefined>(columns.length));
  for (const pair of pairs) {
    const [row, column] = isWide ? [pair.target, pair.prediction] : [pair.prediction, pair.target];
    table[rowOf!.get(row)!]![columnOf!.get(column)!] = pair;
  }
  const costs = table.map((row) => Array.from(row, (pair) => -(pair?.weight ?? 0)));
  return leastCost(costs, columns.length).flatMap((column, row) => table[row]![column] ?? []);
}

/**
 * The column of each row in the assignment of least cost, by shortest augmenting paths: one row after the other is assigned, with potentials
 * that keep all reduced costs from 0 up. There are at least as many columns as rows.
 */
function leastCost(costs: readonly (readonly number[])[], columns: number): number[] {
  const ofRow = new Array<number>(costs.length + 1).fill(0);
  const ofColumn = new Array<number>(columns + 1).fill(0);
  // Row and column 0 are where a path begins; all others count from 1.
  const rowOf = new Array<number>(columns + 1).fill(0);
  for (let row = 1; row <= costs.length; row++) {
    const least = new Array<number>(columns + 1).fill(Number.POSITIVE_INFINITY);
    const before = new Array<number>(columns + 1).fill(0);
    const isDone = new Array<boolean>(columns + 1).fill(false);
    rowOf[0] = row;
    let at = 0;
    do {
      isDone[at] = true;
      const here = rowOf[at]!;
      let next = 0;
      let step = Number.POSITIVE_INFINITY;
      for (let column = 1; column <= columns; column++) {
        if (isDone[column]) continue;
        const reduced = costs[here - 1]![column - 1]! - ofRow[here]! - ofColumn[column]!;
        if (reduced < least[column]!) {
          least[column] = reduced;
          before[column] = at;
        }
        if (least[column]! < step) {
          step = least[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (isDone[column]) {
          ofRow[rowOf[column]!]! += step;
          ofColumn[column]! -= step;
        } else least[column]! -= step;
      }
      at = next;
    } while (rowOf[at] !== 0);
    for (; at !== 0; at = before[at]!) rowOf[at] = rowOf[before[at]!]!;
  }
  const columnOf = new Array<number>(costs.length).fill(0);
  for (let column = 1; column <= columns; column++) {
    if (rowOf[column]! > 0) columnOf[rowOf[column]! - 1] = column - 1;
  }
  return columnOf;
}
