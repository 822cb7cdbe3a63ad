/** The number of pieces that a worker holds: while it works on one, the next is already there. */
const AHEAD = 2;

/**
 * Hands pieces of work to workers in order; a worker gets its next piece when it finishes one. After a failure no more pieces are
 * handed out, and the running ones are not awaited.
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
