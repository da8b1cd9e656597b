import { expect, test } from "@playwright/test";
import { PEOPLE } from "../support/people";

test("whoever wants a page of their own signs in and arrives there", async ({ page }) => {
  await page.goto("/matches?show=mutual");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log ind");
  await page.getByRole("button", { name: PEOPLE.sme.name }).click();
  await expect(page).toHaveURL(/\/matches\?show=mutual/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Match");
});

test("a wrong password is told plainly", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(PEOPLE.recycler.email);
  await page.getByLabel("Adgangskode").fill("not-this-one");
  await page.getByRole("main").getByRole("button", { name: "Log ind", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("E-mailen eller adgangskoden er ikke rigtig.");
});

test("signing out leaves nothing of one's own behind", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: PEOPLE.recycler.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mine materialer");
  await page.getByLabel("Din konto").click();
  await page.getByRole("button", { name: "Log ud" }).click();
  await expect(page.getByRole("link", { name: "Log ind" })).toBeVisible();
  await page.goto("/my-materials");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log ind");
});

test("a link cannot lead to another site after sign-in", async ({ page }) => {
  await page.goto("/sign-in?next=//example.com/steal");
  await page.getByRole("button", { name: PEOPLE.sme.name }).click();
  await expect(page).toHaveURL(/\/my-materials$/);
});
