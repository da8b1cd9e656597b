import { expect, test } from "@playwright/test";
import { settled } from "../support/pages";
import { publishOffer, signIn, unique, waitForPartners } from "../support/people";

test("interest is shown with one press and dismissal takes a reason", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto("/matches");
  await settled(page);

  // Somebody who has not answered yet: else the two would be agreed at once.
  const first = page
    .getByRole("article")
    .filter({ hasNotText: "De er interesserede" })
    .filter({ has: page.getByRole("button", { name: "Vis interesse" }) })
    .first();
  const partner = await first.getByRole("heading", { level: 3 }).textContent();
  await first.getByRole("button", { name: "Vis interesse" }).click();
  await expect(page.getByText("Jeres interesse er givet videre.")).toBeVisible();
  await page.getByRole("link", { name: "Venter på dem" }).click();
  await expect(page.getByRole("heading", { level: 3, name: partner ?? "?" }).first()).toBeVisible();

  await page.getByRole("link", { name: "Mangler svar" }).click();
  await settled(page);
  await page.getByRole("article").first().getByRole("button", { name: "Ikke relevant" }).click();
  const dialog = page.getByRole("dialog", { name: "Hvorfor er det ikke relevant?" });
  await dialog.getByRole("button", { name: "For langt væk" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Afvist" }).click();
  await expect(page.getByText("For langt væk").first()).toBeVisible();
});

test("a filter is kept under a name and found again", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto("/matches");
  await settled(page);
  await page.getByText("Flere filtre").click();
  await page.getByLabel("Land").selectOption({ label: "Danmark" });
  await page.getByRole("button", { name: "Gem filteret" }).click();
  const name = unique("Danske");
  await page.getByLabel("Filterets navn").fill(name);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  const kept = page.getByRole("button", { name, exact: true });
  await expect(kept).toHaveAttribute("aria-pressed", "true");

  await page.goto("/matches");
  await kept.click();
  await expect(page).toHaveURL(/country=DK/);
  await page.getByRole("button", { name: `Glem filteret ${name}` }).click();
  await expect(kept).toBeHidden();
});

test("a match is saved for later and stays to be answered", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto(`/materials/${id}`);
  const first = page.getByRole("article").first();
  await first.getByRole("button", { name: "Gem til senere" }).click();
  await expect(first.getByText("Gemt til senere")).toBeVisible();
  await page.reload();
  await expect(first.getByText("Gemt til senere")).toBeVisible();
  await expect(first.getByRole("button", { name: "Vis interesse" })).toBeVisible();
});

test("a stream is paused, shown again and withdrawn with a reason", async ({ page }) => {
  await signIn(page, "sme");
  const title = unique("Hvide afklip");
  const id = await publishOffer(page, title);
  await page.goto(`/materials/${id}`);
  await page.getByRole("button", { name: "Sæt på pause" }).click();
  await page.getByRole("button", { name: "Vis det igen" }).click();
  await page.getByRole("button", { name: "Stadig aktuelt" }).click();
  await page.getByRole("button", { name: "Træk tilbage", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: new RegExp(title) });
  await dialog.getByText("Solgt til anden side").click();
  await dialog.getByRole("button", { name: "Træk det tilbage" }).click();
  await expect(page.getByText("Trukket tilbage. I kan offentliggøre det igen.")).toBeVisible();
  await page.goto("/my-materials");
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
});
