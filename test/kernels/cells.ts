import { LOG_START } from "../../src/kernels/elementary/log-table.ts";

/** The single whose bits are those of the start and as many cells of the table of logarithms more. */
export function cellStart(cell: number): number {
  const single = new Float32Array(1);
  new Int32Array(single.buffer)[0] = LOG_START + cell * 2 ** 18;
  return single[0]!;
}
