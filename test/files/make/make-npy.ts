/** An .npy file of version 1, 2 or 3: the header as NumPy writes it, then the bytes of `data`. */
export function makeNpy(
  descr: string,
  shape: readonly number[],
  data: ArrayBufferView,
  { fortran = false, version = 1 }: { fortran?: boolean; version?: 1 | 2 | 3 } = {},
): ArrayBuffer {
  const shapeText = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const quoted = descr.startsWith("[") ? descr : `'${descr}'`;
  const text = `{'descr': ${quoted}, 'fortran_order': ${fortran ? "True" : "False"}, 'shape': ${shapeText}, }`;
  const start = version === 1 ? 10 : 12;
  const end = Math.ceil((start + text.length + 1) / 64) * 64;
  const file = Buffer.alloc(end + data.byteLength, 0x20);
  file.write("\x93NUMPY", 0, "latin1");
  file[6] = version;
  file[7] = 0;
  if (version === 1) file.writeUInt16LE(end - start, 8);
  else file.writeUInt32LE(end - start, 8);
  file.write(text, start, "latin1");
  file[end - 1] = 0x0a;
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), end);
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
