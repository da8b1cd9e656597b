import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { allPages, PROGRAMME_PAGES, settled, staffPages, tripPages } from "./support/pages";
import { signIn } from "./support/people";

// What a check adds to a page is no business of the page's own policy.
test.use({ bypassCSP: true });
test.describe.configure({ mode: "parallel" });

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PARTS = 3;

// Every page in light colours on a desktop and in dark ones on a phone: the tokens are the same on both.
test.beforeEach(async ({ page }, { project }) => {
  test.setTimeout(300_000);
  const colorScheme = project.name === "phone" ? "dark" : "light";
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
});

for (let part = 0; part < PARTS; part++) {
  test(`every page is accessible, ${part + 1} of ${PARTS}`, async ({ page }) => {
    await signIn(page, "sme");
    const paths = (await allPages(page)).map(({ path }) => path);
    await check(
      page,
      paths.filter((_, number) => number % PARTS === part),
    );
  });
}

test("every page of the staff is accessible", async ({ page }) => {
  await signIn(page, "manager");
  await check(page, await staffPages(page));
  await signIn(page, "lead");
  await check(page, ["/staff/organisations", ...PROGRAMME_PAGES]);
});

test("every page of those who organise trips is accessible", async ({ page }) => {
  await signIn(page, "ldc");
  await check(page, await tripPages(page));
});

async function check(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    // Sticky bars cover whatever happens to be scrolled beneath them just now.
    await page.addStyleTag({ content: "header, nav, form * { position: static !important }" });
    // Without frames there is nothing to gather in a page of its own, which takes as long as the check.
    const axe = new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true);
    const { violations } = await axe.analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)),
    }));
    expect.soft(found, path).toEqual([]);
  }
}
