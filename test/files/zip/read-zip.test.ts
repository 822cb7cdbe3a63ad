import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { isZip, readMember, zipMembers } from "../../../src/files/zip/read-zip.ts";
import { makeZip } from "../make/make-zip.ts";
import { readingOf } from "../reading.ts";

const content = Buffer.from("labels ".repeat(50));
const members = [
  { name: "a.npy", content, packed: deflateRawSync(content), crc: crc32(content) },
  { name: "é/b.npy", content: Buffer.from("b"), packed: Buffer.from("b"), method: 0, crc: crc32("b") },
];

describe.each([
  ["plain", {}],
  ["with a comment", { comment: "behind the end" }],
  ["in 64 bits", { zip64: true }],
])("an archive %s", (_, options) => {
  const bytes = makeZip(members, options);

  it("has members with names", async () => {
    expect(isZip(bytes)).toBe(true);
    const found = zipMembers(bytes);
    expect(found.map(({ name }) => name)).toEqual(["a.npy", "é/b.npy"]);
    expect(await readMember(bytes, found[0]!, readingOf())).toEqual(new Uint8Array(content));
    expect([...(await readMember(bytes, found[1]!, readingOf()))]).toEqual([98]);
  });
});

describe("refuses", () => {
  const readFirst = async (bytes: Uint8Array<ArrayBuffer>) =>
    readMember(bytes, zipMembers(bytes)[0]!, readingOf());
  const bytes = makeZip(members);
  it.each([
    ["no directory", bytes.slice(0, 60), /it has no directory at its end/],
    ["another checksum", makeZip([{ ...members[0]!, crc: 7 }]), /the checksum of a\.npy is wrong/],
    [
      "another method",
      makeZip([{ ...members[0]!, method: 12 }]),
      /a\.npy in it is packed by method 12, want deflate/,
    ],
    [
      "a longer member than declared",
      makeZip([{ ...members[0]!, content: content.subarray(1) }]),
      /unpacks to more than the 349 bytes/,
    ],
    ["a password", makeZip([{ ...members[0]!, flags: 1 }]), /a\.npy in it is encrypted/],
  ])("%s", async (_, archive, message) => {
    await expect(readFirst(archive)).rejects.toThrow(message);
  });

  it("any cut", async () => {
    for (let end = 4; end < bytes.length; end += 3)
      await expect(readFirst(bytes.slice(0, end))).rejects.toThrow(/cut off or damaged/);
  });
});
