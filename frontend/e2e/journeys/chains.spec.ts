import { expect, test } from "@playwright/test";
import { chainedOffer, settled } from "../support/pages";

test("a material that goes further through a processor shows the way, the kilograms and the climate", async ({
  page,
}) => {
  await page.goto(`/materials/${await chainedOffer(page)}`);
  const heading = page.getByRole("heading", { level: 2, name: "Gennem en forarbejder" });
  await expect(heading).toBeVisible({ timeout: 30_000 });
  await settled(page);
  const chain = page.getByRole("article").filter({ hasText: "Forarbejder" }).first();
  await expect(chain.getByText("Udbud", { exact: true })).toBeVisible();
  await expect(chain.getByText("Behov", { exact: true })).toBeVisible();
  await expect(chain.getByText(/ kg$|\u00a0kg$/).first()).toBeVisible();
  const method = chain.getByText("Sådan er klimatallet regnet ud");
  await method.focus();
  await method.press("Enter");
  await expect(chain.getByText(/Nettobesparelse = /)).toBeVisible();
  await expect(chain.getByText(/Open Government Licence/).first()).toBeVisible();
});

test("the same ways are ordered by climate on request", async ({ page }) => {
  await page.goto(`/materials/${await chainedOffer(page)}`);
  const order = page.getByLabel("Bedst efter");
  await expect(order).toBeVisible({ timeout: 30_000 });
  const asked = page.waitForResponse((answer) => answer.url().includes("by=co2e"));
  await order.selectOption("co2e");
  expect((await asked).status()).toBe(200);
});
