import { fileURLToPath } from "node:url";
import type { ElementHandle, Page } from "puppeteer-core";

const folder = fileURLToPath(new URL("../../../test/files/data/", import.meta.url));
/** Files of one label map each, by formats: what tools wrote, as the tests of the readers hold it. */
const FILES = [
  "dicom/pydicom-binary.dcm",
  "metaimage/itk.mha",
  "mgh/nibabel.mgz",
  "nifti/nibabel.nii.gz",
  "npy/numpy-big-endian.npy",
  "nrrd/itk.nrrd",
  "png/pillow.png",
  "tiff/tifffile.tif",
];

/** Gives the lab each file as prediction and as target: it must be read, and be like itself. */
export async function checkFiles(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  for (const file of FILES) {
    await page.goto(`${address}lab.html`, { waitUntil: "load" });
    await page.waitForSelector("[data-name=predictions]");
    // A figure takes files once it is alive.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    for (const into of ["predictions", "targets"]) {
      const input = (await page.$(`[data-name=${into}]`)) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(folder + file);
    }
    await page.evaluate(() => {
      const places = [...document.querySelectorAll("button")];
      places.find((button) => button.textContent?.trim() === "Score")?.click();
    });
    const done = await page
      .waitForFunction(() => document.querySelector("[data-name=file-mean], .fault") !== null, {
        timeout: 30_000,
      })
      .catch(() => null);
    if (done === null) {
      faults.push(`${file}: no score within 30 s`);
      continue;
    }
    const [mean, fault] = await page.evaluate(() => [
      document.querySelector("[data-name=file-mean]")?.getAttribute("data-value") ?? null,
      document.querySelector(".fault")?.textContent ?? null,
    ]);
    if (mean !== "1") faults.push(`${file}: mean Dice with itself is ${mean}; ${fault}`);
  }
  return faults;
}
