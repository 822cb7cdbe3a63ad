function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++)
      remainder = remainder & 1 ? (remainder >>> 1) ^ polynomial : remainder >>> 1;
    return remainder;
  });
}

const TABLE: Uint32Array = tableOf(0xedb88320);
const CASTAGNOLI: Uint32Array = tableOf(0x82f63b78);

/** The checksum of PNG chunks and ZIP members (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  return checksum(bytes, TABLE);
}

/** The checksum of Zarr chunks (RFC 3720, CRC-32C). */
export function crc32c(bytes: Uint8Array): number {
  return checksum(bytes, CASTAGNOLI);
}

function checksum(bytes: Uint8Array, table: Uint32Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) crc = table[(crc ^ bytes[at]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
