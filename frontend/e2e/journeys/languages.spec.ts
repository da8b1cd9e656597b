import { expect, test } from "@playwright/test";
import { publishOffer, signIn, unique, waitForPartners } from "../support/people";

test("the language changes in place and is remembered", async ({ page }) => {
  await page.goto("/materials?direction=need");
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Materialer");

  await page.getByLabel("Sprog").selectOption({ label: "English" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Materials");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveURL("/materials?direction=need");

  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Materials");
});

test("reasons come in the reader's language", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto(`/materials/${id}`);
  await expect(page.getByRole("heading", { name: /kan bruge det/ })).toBeVisible();
  await page.getByLabel("Sprog").selectOption({ label: "English" });
  await expect(page.getByRole("heading", { name: /can use it/ })).toBeVisible();
});
