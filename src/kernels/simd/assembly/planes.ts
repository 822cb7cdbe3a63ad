/* Where the numbers of a tile lie, as kernels/class-sums/tile/tile.ts has them. */

/** Bytes between the rows of a plane. */
export const ROW: usize = 8256;

/** Where the loader puts 2⁵²: added to a small whole number, it leaves it in the low bits. */
export const WHOLE: usize = 712;
