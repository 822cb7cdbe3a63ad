import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ElementHandle, Page } from "puppeteer-core";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Files of one label map each, at least one of every format: what tools wrote, as the tests of the readers hold it. */
const FILES = [
  "metaimage/itk.mha",
  "nrrd/itk.nrrd",
  "nifti/itk.nii.gz",
  "nifti/nibabel-2-big-endian.nii",
  "mgh/nibabel.mgz",
  "mgh/nibabel-int32.mgh",
  "npy/numpy-big-endian.npy",
  "npy/numpy.npz",
  "png/pillow.png",
  "tiff/tifffile.tif",
  "tiff/libtiff-lzw.tif",
  "dicom/pydicom-binary.dcm",
].map((name) => join(root, "test/files/data", name));

/** Predictions and targets of different formats: another order of axes, another memory, and empty slices that are left out. */
const MIXED = [
  ["mgh/nibabel.mgz", "metaimage/itk.mha"],
  ["nifti/mrtrix-strides.nii", "nrrd/itk.nrrd"],
  ["dicom/pydicom-cropped.dcm", "nifti/itk.nii.gz"],
].map((pair) => pair.map((name) => join(root, "test/files/data", name)) as [string, string]);

type Row = readonly [label: number, dice: number | null, jaccard: number | null];

/** Gives the lab pairs of files, and compares its table with that of the command line: the same classes, the same bits. */
export async function checkFiles(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "softdice-files-"));
  try {
    await page.goto(`${address}lab.html`, { waitUntil: "load" });
    await page.waitForSelector("[data-name=predictions]");
    // A figure takes files once it is alive.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const pairs = [...FILES.map((file) => [file, file] as const), ...MIXED, writePair(folder)];
    for (const [prediction, target] of pairs) {
      const [shown, wanted] = [
        await scoreInPage(page, prediction, target),
        scoreByCommand(prediction, target),
      ];
      if (JSON.stringify(shown) !== JSON.stringify(wanted))
        faults.push(
          `lab.html: ${prediction} has ${JSON.stringify(shown)}, the command ${JSON.stringify(wanted)}`,
        );
    }
    const dropped = await page.evaluate(async () => {
      const zone = document.querySelector(".drop")!;
      const dataTransfer = new DataTransfer();
      for (const name of ["a.png", "b.png"]) dataTransfer.items.add(new File(["x"], name));
      zone.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve, 200));
      return zone.querySelector("[data-name=chosen]")!.textContent;
    });
    if (dropped !== "2 files") faults.push(`lab.html: two dropped files are ${dropped}`);
    // Only Chromium's protocol can drop what is on a disk, and a page cannot make a folder.
    if (page.browser().process()?.spawnfile.includes("chrom"))
      faults.push(...(await checkFolders(page, folder)));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return faults;
}

/** Drops two folders, one of which holds a folder, and compares the table with the command line, case by case. */
async function checkFolders(page: Page, folder: string): Promise<string[]> {
  const predictions = join(folder, "predictions");
  const targets = join(folder, "targets");
  mkdirSync(join(predictions, "second half"), { recursive: true });
  mkdirSync(targets);
  const [prediction, target] = writePair(folder);
  const cases = [
    ["a", predictions, prediction],
    ["b", join(predictions, "second half"), target],
  ] as const;
  for (const [name, place, file] of cases) {
    copyFileSync(file, join(place, `${name}.mha`));
    copyFileSync(target, join(targets, `${name}.mha`));
  }
  // Probabilities beside the labels of a case, as nnU-Net saves them, are passed over.
  copyFileSync(join(root, "test/files/data/npy/numpy.npz"), join(predictions, "a.npz"));
  await page.reload({ waitUntil: "load" });
  await page.waitForSelector("[data-name=predictions]");
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await drop(page, "predictions", predictions);
  await drop(page, "targets", targets);
  const shown = await pressScore(page);
  const wanted = cases.flatMap(([name, place]) =>
    scoreByCommand(join(place, `${name}.mha`), join(targets, `${name}.mha`)),
  );
  return JSON.stringify(shown) === JSON.stringify(wanted)
    ? []
    : [`lab.html: two folders have ${JSON.stringify(shown)}, the command ${JSON.stringify(wanted)}`];
}

/** Drops a file or a folder of this machine on a zone, as a hand does. */
async function drop(page: Page, into: string, path: string): Promise<void> {
  const zone = (await page.$(`.drop:has([data-name=${into}])`))!;
  await zone.scrollIntoView();
  const { x, y, width, height } = (await zone.boundingBox())!;
  const client = await page.createCDPSession();
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await client.send("Input.dispatchDragEvent", {
      type,
      x: x + width / 2,
      y: y + height - 4,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  await client.detach();
  await page.waitForFunction(
    (name) =>
      document.querySelector(`.drop:has([data-name=${name}]) [data-name=chosen]`)?.textContent !== "0 files",
    { timeout: 10_000 },
    into,
  );
}

/** Two MetaImages of three classes that differ. */
function writePair(folder: string): readonly [string, string] {
  const header = "NDims = 2\nDimSize = 40 30\nElementType = MET_UCHAR\nElementDataFile = LOCAL\n";
  const write = (name: string, label: (k: number) => number) => {
    const file = join(folder, name);
    const voxels = Uint8Array.from({ length: 1200 }, (_, k) => label(k));
    writeFileSync(file, Buffer.concat([Buffer.from(header), voxels]));
    return file;
  };
  return [
    write("case.mha", (k) => Math.floor(k / 7) % 3),
    write("truth.mha", (k) => Math.floor((k + 2) / 7) % 3),
  ];
}

async function scoreInPage(page: Page, prediction: string, target: string): Promise<readonly Row[] | string> {
  for (const [into, file] of [
    ["predictions", prediction],
    ["targets", target],
  ] as const) {
    const input = (await page.$(`[data-name=${into}]`)) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
  }
  return pressScore(page);
}

/** Presses the button that scores, and reads the table; a text says what went wrong. */
async function pressScore(page: Page): Promise<readonly Row[] | string> {
  const score = (busy: string) =>
    page.evaluate((text) => {
      const places = [...document.querySelectorAll("button")];
      const button = places.find((place) => place.textContent?.trim() === text);
      button?.click();
      return button !== undefined;
    }, busy);
  if (!(await score("Score"))) return "has no button to score";
  const done = await page
    .waitForFunction(
      () =>
        document.querySelector("[data-name=file-mean], .fault") !== null &&
        ![...document.querySelectorAll("button")].some((place) => place.textContent?.trim() === "Scoring"),
      { timeout: 60_000 },
    )
    .catch(() => null);
  if (done === null) return "has no score within a minute";
  return page.evaluate(() => {
    const fault = document.querySelector(".fault")?.textContent;
    if (fault) return fault;
    return [...document.querySelectorAll("[data-name=file-dice]")].map((place) => {
      const row = place.closest("tr")!;
      const value = (name: string) => {
        const text = row.querySelector(`[data-name=${name}]`)!.getAttribute("data-value");
        return text === "NaN" ? null : Number(text);
      };
      return [Number(row.cells[1]!.textContent), value("file-dice"), value("file-jaccard")] as const;
    });
  });
}

function scoreByCommand(prediction: string, target: string): readonly Row[] {
  const program = join(root, "dist/cli/softdice.js");
  const json = execFileSync(process.execPath, [program, "score", prediction, target, "--json"], {
    encoding: "utf8",
  });
  const { classes } = JSON.parse(json) as {
    classes: {
      class: number;
      predicted: number;
      actual: number;
      dice: number | null;
      jaccard: number | null;
    }[];
  };
  // The command lists every class up to the largest; the lab those that a map contains.
  return classes
    .filter((row) => row.class !== 0 && row.predicted + row.actual > 0)
    .map((row) => [row.class, row.dice, row.jaccard]);
}
