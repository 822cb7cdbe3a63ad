import letters from "./inter-letters.woff2?url";

/**
 * The letters of pictures: Inter in one file. Browsers do not draw the letters of a picture whose typeface is in two files or
 * lacks a letter, as that of the pages is and does. Made with fonttools 4.38 from InterVariable.woff2 of the package inter-ui
 * 4.1.1 (SIL Open Font License 1.1, named in the file):
 *
 *     fonttools varLib.instancer InterVariable.woff2 wght=400:600 -o inter.ttf
 *     pyftsubset inter.ttf --flavor=woff2 --layout-features=tnum,lnum,kern --name-IDs='*' --unicodes=<the range below>
 */
const LETTERS =
  "U+20-7E, U+A0-FF, U+2B3, U+2B8, U+2E3, U+393-394, U+3A3, U+3B1-3C9, U+1D43, U+1D47, U+1D4F, U+1D62, U+1D64, U+1D9C, U+2010-2027, U+202F, U+2032, U+2070-208E, U+2096-2099, U+215B-215E, U+2190-2193, U+2202, U+2211-2212, U+221A, U+221E, U+222B, U+2248, U+2260, U+2264-2265, U+25B2, U+25BC";

/** What is written in one typeface: its families by preference, and its style. */
export interface Writing {
  readonly families: string;
  readonly style: string;
}

/** Rules of the typefaces of some writings with their files in them: a picture that leaves the page has no other way to its letters. */
export async function embeddedFonts(writings: readonly Writing[]): Promise<string> {
  const inter = await dataAddress(letters);
  const others = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter((rule) => writings.some((writing) => serves(rule, writing)));
  return [
    `@font-face{font-family:Inter;font-weight:400 600;unicode-range:${LETTERS};src:url(${inter})}`,
    ...(await Promise.all(others.map(embedded))),
  ].join("");
}

/** Whether a typeface of formulas, of which no other weight is used, is the first choice of a writing. */
function serves({ style }: CSSFontFaceRule, writing: Writing): boolean {
  const [family, first] = [style.getPropertyValue("font-family"), writing.families.split(",")[0]!].map(
    (name) => name.replaceAll(/["']/g, "").trim(),
  );
  const isRegular = /^(400|normal)?$/.test(style.getPropertyValue("font-weight"));
  return (
    family !== "Inter" &&
    family === first &&
    isRegular &&
    style.getPropertyValue("font-style") === writing.style
  );
}

async function embedded({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const [, path] = /url\(["']?([^"')]+)/.exec(style.getPropertyValue("src"))!;
  const file = await dataAddress(new URL(path!, parentStyleSheet?.href ?? document.baseURI));
  return `@font-face{font-family:${style.getPropertyValue("font-family")};font-style:${style.getPropertyValue("font-style")};src:url(${file})}`;
}

async function dataAddress(path: string | URL): Promise<string> {
  const file = await (await fetch(path)).blob();
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
