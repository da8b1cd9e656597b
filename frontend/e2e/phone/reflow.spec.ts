import { expect, type Page, test } from "@playwright/test";
import { allPages, PROGRAMME_PAGES, settled, staffPages, tripPages } from "../support/pages";
import { signIn } from "../support/people";

// Long and last: shared by the workers, and each part far from its limit of time.
test.describe.configure({ mode: "parallel" });

for (const locale of ["da", "en"]) {
  test.describe(`at 320 pixels, in ${locale}`, () => {
    test.beforeEach(async ({ page }) => {
      test.setTimeout(300_000);
      await page.setViewportSize({ width: 320, height: 640 });
      await page.addInitScript((name) => localStorage.setItem("symbiosis.locale", name), locale);
    });

    test("no page scrolls sideways", async ({ page }) => {
      await signIn(page, "sme");
      await check(
        page,
        (await allPages(page)).map(({ path }) => path),
      );
    });

    test("no page of the staff scrolls sideways", async ({ page }) => {
      await signIn(page, "manager");
      await check(page, await staffPages(page));
      await signIn(page, "ldc");
      await check(page, await tripPages(page));
      await signIn(page, "lead");
      await check(page, PROGRAMME_PAGES);
    });
  });
}

async function check(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, path).toBeLessThanOrEqual(320);
  }
}
