import type { Page } from "puppeteer-core";

/** What people search for, and a page that the first three results lead to. */
const SEARCHES = [
  ["loss is stuck", "guide/inspecting"],
  ["small object cross entropy", "course/05-imbalance"],
] as const;

/** Goes through the site by its links, and searches it: the address stays below the base, and each page appears. */
export async function checkNavigation(page: Page, address: string): Promise<string[]> {
  const faults: string[] = [];
  const go = async (what: string, link: string, heading: RegExp) => {
    const found = await page.evaluate((selector) => {
      const place = document.querySelector<HTMLAnchorElement>(selector);
      place?.click();
      return place !== null;
    }, link);
    const reached = await page
      .waitForFunction(
        (source) => new RegExp(source).test(document.querySelector("h1")?.textContent ?? ""),
        {
          timeout: 15_000,
        },
        heading.source,
      )
      .then(() => page.url().startsWith(address))
      .catch(() => false);
    if (!found || !reached)
      faults.push(`${what} leads to ${page.url()}, and ${link} to no page of ${heading}`);
  };
  await page.goto(address, { waitUntil: "load" });
  await page.waitForSelector(".VPNavBarMenuLink");
  await new Promise((resolve) => setTimeout(resolve, 500));
  await go("the bar", '.VPNavBarMenuLink[href$="course/"]', /How Dice gradients behave/);
  await go("the side bar", '.VPSidebar a[href*="/03-"]', /One ε, three jobs/);
  await go("the foot", ".pager-link.next", /Over which axes/);
  await go("the bar", '.VPNavBarMenuLink[href$="lab.html"]', /The lab/);
  await go("the bar", '.VPNavBarMenuLink[href$="api/"]', /All names/);
  await page.evaluate(() => document.querySelector<HTMLElement>(".DocSearch-Button")?.click());
  await page.waitForSelector("#localsearch-input");
  for (const [words, wanted] of SEARCHES) {
    await page.$eval("#localsearch-input", (field) => {
      (field as HTMLInputElement).value = "";
    });
    await page.type("#localsearch-input", words);
    // The results follow the typing with a delay.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const found = await page.$$eval(".result", (links) =>
      links.slice(0, 3).map((link) => (link as HTMLAnchorElement).href),
    );
    if (!found.some((link) => link.startsWith(address + wanted)))
      faults.push(`the search of "${words}" begins with ${found}, want ${wanted}`);
  }
  return faults;
}
