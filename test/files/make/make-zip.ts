/** A member of an archive, as it is written. */
export interface MadeMember {
  readonly name: string;
  readonly content: Uint8Array;
  readonly packed: Uint8Array;
  readonly crc: number;
  /** 8, deflate, by default. */
  readonly method?: number;
  readonly flags?: number;
}

/** A ZIP archive, written field by field after APPNOTE.TXT; `zip64` writes sizes and places in 64 bits. */
export function makeZip(
  members: readonly MadeMember[],
  { comment = "", zip64 = false }: { comment?: string; zip64?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const length = (buffers: readonly Buffer[]) => buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  for (const { name, content, packed, crc, method = 8, flags = 0 } of members) {
    const offset = length(parts);
    const file = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(file.length, 26);
    parts.push(local, file, Buffer.from(packed));
    const entry = Buffer.alloc(46);
    const extra = Buffer.alloc(zip64 ? 28 : 0);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(crc, 16);
    const fields = [content.length, packed.length, offset];
    if (zip64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      fields.forEach((value, k) => {
        extra.writeBigUInt64LE(BigInt(value), 4 + 8 * k);
      });
    }
    [24, 20, 42].forEach((at, k) => {
      entry.writeUInt32LE(zip64 ? 0xffffffff : fields[k]!, at);
    });
    entry.writeUInt16LE(file.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    directory.push(entry, file, extra);
  }
  const start = length(parts);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : members.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : start, 16);
  end.writeUInt16LE(comment.length, 20);
  const wide: Buffer[] = [];
  if (zip64) {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(BigInt(members.length), 32);
    record.writeBigUInt64LE(BigInt(start), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(start + length(directory)), 8);
    wide.push(record, locator);
  }
  return new Uint8Array(Buffer.concat([...parts, ...directory, ...wide, end, Buffer.from(comment)]));
}
