import { expect, it } from "vitest";
import { foreignContent } from "../../../src/files/source/foreign-content.ts";

const of = (text: string) => foreignContent(new TextEncoder().encode(text));

it.each([
  ["version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", /Git LFS.*git lfs pull/],
  ["/annex/objects/SHA256E-s12345--abc.nii.gz\n", /git-annex.*git annex get/],
  ["../../.git/annex/objects/Gx/1J/SHA256E-s12345--abc.nii.gz", /git-annex/],
  ["\n<!DOCTYPE html>\n<html>", /HTML/],
  ["<HTML><body>", /HTML/],
  ['<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', /XML/],
  ['{"message":"Not Found","status":404}', /JSON/],
  ["[]", /JSON/],
])("names what %j is", (text, fault) => {
  expect(of(text)).toMatch(fault);
});

it("names a ZIP archive that is named like another format", () => {
  const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0);
  expect(foreignContent(zip, "a.nii.gz")).toBe("is a ZIP archive; unpack it, and give the file in it");
  for (const name of ["a.npz", "a.zarr.zip", "a.OZX", undefined])
    expect(foreignContent(zip, name)).toBeUndefined();
});

it("names zeros, which DICOM has too, but not alone", () => {
  expect(foreignContent(new Uint8Array(2000))).toMatch(/^begins with 1,024 zeros/);
  expect(foreignContent(new Uint8Array(200))).toBeUndefined();
  const dicom = new Uint8Array(2000);
  dicom[128] = 0x44;
  expect(foreignContent(dicom)).toBeUndefined();
});

it.each(["", "NRRD0004\ntype: uchar", "NDims = 3", "\x93NUMPY", "ObjectType = Image"])(
  "has nothing to say of %j",
  (text) => {
    expect(of(text)).toBeUndefined();
  },
);
