import { expect, test } from "@playwright/test";
import { settled } from "../support/pages";

test("filters stand in the address and survive reload and back", async ({ page }) => {
  await page.goto("/materials");
  await page.getByText("Udbud", { exact: true }).first().click();
  await expect(page).toHaveURL(/direction=offer/);
  await page.getByText("Flere filtre").click();
  await page.getByLabel("Fiber").selectOption("cotton");
  await page.getByLabel("Land", { exact: true }).selectOption("DK");
  await expect(page).toHaveURL("/materials?direction=offer&fibre=cotton&country=DK");
  await page.reload();
  await settled(page);
  await expect(page.getByText(/^\d+ materialer$/)).toBeVisible();
  await expect(page.getByRole("radio", { name: "Udbud" })).toBeChecked();
  await expect(page.getByLabel("Fiber")).toHaveValue("cotton");

  await page.getByRole("article").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/materials\/[0-9a-f-]{36}$/);
  await page.goBack();
  await expect(page).toHaveURL("/materials?direction=offer&fibre=cotton&country=DK");
  await expect(page.getByRole("button", { name: "Fjern filteret Danmark" })).toBeVisible();

  await page.getByRole("button", { name: "Ryd alt" }).click();
  await expect(page).toHaveURL("/materials");
});

test("words with typing errors are found", async ({ page }) => {
  await page.goto("/materials");
  await page.getByLabel("Søg i materialer").fill("arbejdstoj");
  await expect(page).toHaveURL(/q=arbejdstoj/);
  await settled(page);
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("near a town means the nearest first, with their distance", async ({ page }) => {
  await page.goto("/materials");
  await page.getByText("Flere filtre").click();
  const town = page.getByLabel("Nær en by eller et postnummer");
  const suggested = page.waitForResponse(/\/v1\/places/);
  await town.fill("7400");
  await suggested;
  await town.press("Enter");
  await expect(page).toHaveURL(/lat=56/);
  await page.getByLabel("Rækkefølge").selectOption("nearest");
  await settled(page);
  await expect(page.getByRole("article").first()).toContainText(/km/);
});

test("filters that leave nothing can be cleared in place", async ({ page }) => {
  await page.goto("/actors?q=xyzzyx-nothing&country=DK");
  await expect(page.getByRole("heading", { name: "Intet passer til alle filtrene" })).toBeVisible();
  await page.getByRole("button", { name: "Ryd filtrene" }).click();
  await expect(page).toHaveURL("/actors");
  await expect(page.getByRole("article").first()).toBeVisible();
});
