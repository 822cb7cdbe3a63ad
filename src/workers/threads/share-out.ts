/** Pieces that a worker has at a time: while it works on one, the next is already there. */
const AHEAD = 2;

/**
 * Gives pieces of work to workers, in order, each its next one when it is done with one. When one fails, no more are given
 * out, and the others are not waited for.
 */
export async function shareOut(
  workers: number,
  pieces: number,
  work: (piece: number, worker: number) => Promise<void>,
  ahead: number = AHEAD,
): Promise<void> {
  let next = 0;
  const lane = async (worker: number) => {
    while (next < pieces) {
      try {
        await work(next++, worker);
      } catch (error) {
        next = pieces;
        throw error;
      }
    }
  };
  const lanes = Math.min(pieces, workers * ahead);
  await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index % workers)));
}
