import { expect, test } from "@playwright/test";
import { signIn, unique } from "../support/people";

test("a lead gives a partner more money, and the ledger says why", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/budget");
  const partner = page.locator("section", {
    has: page.getByRole("heading", { name: "Modacc", exact: true }),
  });
  await partner.getByRole("button", { name: "Ændr budgettet" }).click();
  const dialog = page.getByRole("dialog");
  const reason = unique("Flyttet fra en anden partner");
  await dialog.getByLabel("Ændring i EUR").fill("1.250,50");
  await dialog.getByLabel("Hvorfor").fill(reason);
  await dialog.getByRole("button", { name: "Ændr budgettet" }).click();
  await expect(page.getByText("Budgettet er ændret.")).toBeVisible();
  const entry = page.getByRole("listitem").filter({ hasText: reason });
  await expect(entry).toContainText(/1\.250,50/);
});

test("a line of the ledger leads to its exchange", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/budget");
  await page
    .getByRole("link", { name: /^CLOTH-/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/exchanges\/[0-9a-f-]{36}$/);
});

test("no more is taken from a partner than is free", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/budget");
  await page.getByRole("button", { name: "Ændr budgettet" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Ændring i EUR").fill("-99999999");
  await dialog.getByLabel("Hvorfor").fill("For meget");
  await dialog.getByRole("button", { name: "Ændr budgettet" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
});

test("a visitor reads what the voucher is worth, how, and what is missing", async ({ page }) => {
  await signIn(page, "sme");
  await page.goto("/vouchers");
  const voucher = page.getByRole("article").first();
  await voucher.getByText("Sådan er det beregnet").click();
  await expect(voucher.getByText(/Det fulde beløb for et ophold i/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Her får I penge udbetalt" })).toBeVisible();
});

test("finance has a page of payments, and others have none", async ({ page }) => {
  await signIn(page, "finance");
  await page.goto("/staff/payments");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Udbetalinger");
  await signIn(page, "facilitator");
  await page.goto("/staff/payments");
  await expect(page.getByRole("heading", { name: "Til udbetaling" })).toHaveCount(0);
});
