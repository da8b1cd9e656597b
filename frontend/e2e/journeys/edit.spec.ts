import { expect, type Page, test } from "@playwright/test";
import { settled } from "../support/pages";
import { publishOffer, signIn, unique, waitForPartners } from "../support/people";

const save = (page: Page) => page.getByRole("button", { name: "Gem rettelserne" }).click();

test("the kilograms of an own offer are corrected and seen at once", async ({ page }) => {
  await signIn(page, "sme");
  const title = unique("Hvide afklip");
  const id = await publishOffer(page, title);
  await waitForPartners(page, id);
  await page.goto("/my-materials");
  await settled(page);
  const row = page.locator("div", { has: page.getByRole("heading", { name: title }) }).last();
  await expect(row).toContainText("900 kg om måneden");
  await page.locator(`a[href="/materials/${id}/edit"]`).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ret materialet");
  await expect(page.getByLabel("Titel")).toHaveValue(title);
  await expect(page.getByLabel("Hvad er det lavet af?")).toHaveValue("100% Bomuld");
  await expect(page.getByLabel("By eller postnummer")).toHaveValue("7400 Herning");
  await page.getByLabel("Hvor meget?").fill("1.250");
  await save(page);

  await expect(page).toHaveURL(new RegExp(`/materials/${id}$`));
  await expect(page.getByText("Gemt. Vi leder efter partnere på ny.")).toBeVisible();
  await expect(page.getByText("1.250 kg om måneden")).toBeVisible();
  await page.goto("/my-materials");
  await expect(row).toContainText("1.250 kg om måneden");
});

test("what the form cannot send is said at its field", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await page.goto(`/materials/${id}/edit`);
  await page.getByLabel("Hvad er det lavet af?").fill("polycotton 65/35");
  await page.getByLabel("Til hvornår?").fill("2020-01-31");
  await save(page);
  await expect(page.getByLabel("Hvad er det lavet af?")).toBeFocused();
  await page.getByRole("button", { name: "65% Polyester, 35% Bomuld" }).click();
  await save(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Til hvornår?")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Til hvornår?").fill("");
  await save(page);
  await expect(page.getByText("Polyester 65 % · Bomuld 35 %").first()).toBeVisible();
});

test("whoever was faster is not overwritten, and nothing typed is lost", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await page.goto(`/materials/${id}/edit`);
  await page.getByLabel("Hvor meget?").fill("700");
  const faster = await page.request.patch(`/v1/material-streams/${id}`, {
    headers: { "If-Match": "*" },
    data: { description: "Hentes ved port 2." },
  });
  expect(faster.status(), await faster.text()).toBe(200);

  await save(page);
  const dialog = page.getByRole("dialog", { name: "Nogen har rettet det i mellemtiden" });
  await dialog.getByRole("button", { name: "Hent den nyeste udgave" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel("Med jeres egne ord")).toHaveValue("Hentes ved port 2.");
  await expect(page.getByLabel("Hvor meget?")).toHaveValue("700");
  await save(page);
  await expect(page.getByText("700 kg om måneden")).toBeVisible();
  await expect(page.getByText("Hentes ved port 2.")).toBeVisible();
});

test("somebody else's material cannot be edited", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await page.context().clearCookies();
  await signIn(page, "recycler");
  await page.goto(`/materials/${id}/edit`);
  await expect(page.getByRole("heading", { name: "Kun ejeren kan rette det her" })).toBeVisible();
});
