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
  const file = new Uint8Array(end + data.byteLength).fill(0x20);
  const header = new DataView(file.buffer);
  file.set(latin1("\x93NUMPY"));
  file.set([version, 0], 6);
  if (version === 1) header.setUint16(8, end - start, true);
  else header.setUint32(8, end - start, true);
  file.set(latin1(text), start);
  file[end - 1] = 0x0a;
  file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), end);
  return file.buffer;
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
