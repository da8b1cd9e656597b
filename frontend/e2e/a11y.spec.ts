import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { allPages, settled, staffPages } from "./support/pages";
import { signIn } from "./support/people";

// What a check adds to a page is no business of the page's own policy.
test.use({ bypassCSP: true });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// A colour scheme changes colours and nothing else: what else the rules look at is looked at once.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

test.beforeEach(async ({ page }) => {
  test.setTimeout(420_000);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
});

test("every page is accessible in light and dark colours", async ({ page }) => {
  await signIn(page, "sme");
  await check(
    page,
    (await allPages(page)).map(({ path }) => path),
  );
});

test("every page of the staff is accessible in light and dark colours", async ({ page }) => {
  await signIn(page, "manager");
  await check(page, await staffPages(page));
  await signIn(page, "lead");
  await check(page, ["/staff/organisations"]);
});

async function check(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(path);
    await settled(page);
    // Sticky bars cover whatever happens to be scrolled beneath them just now.
    await page.addStyleTag({ content: "header, nav, form * { position: static !important }" });
    await expectNothing(new AxeBuilder({ page }).withTags(RULES), path);
    await page.emulateMedia({ colorScheme: "dark" });
    await expectNothing(
      new AxeBuilder({ page }).withRules(COLOUR_RULES),
      `${path} in dark colours`,
    );
  }
}

async function expectNothing(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
  }));
  expect.soft(found, where).toEqual([]);
}
