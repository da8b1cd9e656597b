import { expect, test } from "@playwright/test";
import { settled } from "../support/pages";
import { publishOffer, signIn, unique } from "../support/people";

test.use({ locale: "en-GB" });

type Me = { memberships: { actor: { id: string } }[] };

async function own(page: import("@playwright/test").Page): Promise<string> {
  const me = (await (await page.request.get("/v1/me")).json()) as Me;
  return me.memberships[0]?.actor.id ?? "none";
}

test("a recycler says what it takes in, and everybody sees it", async ({ page }) => {
  await signIn(page, "recycler");
  const actor = await own(page);
  const title = unique("Wool for felt");
  await page.goto(`/organisation/${actor}/profiles`);
  await page.getByRole("button", { name: "Add a process" }).click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Choose what you make of it.")).toBeVisible();
  await page.getByLabel("What do you make of it?").selectOption("nonwoven_felt");
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Name fibres" }).click();
  await page.getByLabel("Add a fibre …").selectOption("wool");
  await page.getByLabel("At least, %").fill("70");
  await page.getByLabel("Capacity, kg").fill("50000");
  await page.getByLabel("Leaves you as").selectOption("felt_nonwoven");
  await page.getByRole("button", { name: "Publish" }).click();
  const row = page.getByRole("listitem").filter({ hasText: title });
  await expect(row.getByText("at least 70% wool")).toBeVisible();

  await row.getByRole("button", { name: "Edit" }).click();
  await page.getByLabel("Capacity, kg").fill("60000");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(row.getByText("60,000 kg a year")).toBeVisible();
  await row.getByRole("button", { name: "Still right" }).click();
  await expect(page.getByText("Confirmed. Thank you.")).toBeVisible();

  await page.goto(`/actors/${actor}`);
  await expect(page.getByRole("link", { name: title })).toBeVisible();

  await page.goto(`/organisation/${actor}/profiles`);
  await row.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(row).toBeHidden();
});

test("what is missing leads to its field, and is gone once it is said", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Scraps"));
  await page.goto(`/materials/${id}`);
  const missing = page.getByRole("region", { name: "What is still missing" });
  await missing.getByRole("link", { name: /Grade the condition/ }).click();
  const condition = page.getByLabel("Condition", { exact: true });
  await expect(condition).toBeFocused();
  await condition.selectOption("a_no_defects");
  await page.getByRole("button", { name: "Save the changes" }).click();
  await expect(missing).toBeVisible();
  await settled(page);
  await expect(missing.getByText("Grade the condition")).toBeHidden();
});

test("whom an organisation does not deal with is its own business", async ({ page }) => {
  await signIn(page, "recycler");
  const actor = await own(page);
  await page.goto(`/organisation/${actor}`);
  await page.getByLabel("Add a company").fill("Planteskole");
  await page
    .getByRole("button", { name: /^Do not deal with Demo/ })
    .first()
    .click();
  const off = page.getByRole("button", { name: /^Take Demo.* off the list$/ });
  await expect(off).toBeVisible();
  await off.click();
  await expect(off).toBeHidden();
});
