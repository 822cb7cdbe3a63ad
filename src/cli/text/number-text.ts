/** A voxel count with separators of thousands: 10,936,320. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A score with four decimals; only a perfect one reads 1.0000, and only none at all 0.0000. A dash is no score. */
export function scoreText(score: number): string {
  if (Number.isNaN(score)) return "–";
  if (score < 1 && score >= 0.99995) return ">.9999";
  if (score > 0 && score < 0.00005) return "<.0001";
  return score.toFixed(4);
}

/** A length without the noise of float32: 0.7820000052452087 is 0.782. */
export function lengthText(length: number): string {
  return String(Number(length.toPrecision(6)));
}
