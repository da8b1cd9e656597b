import { expect, test } from "@playwright/test";

test("the content is one key away, and a new page takes the focus", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Gå til indholdet" })).toBeFocused();
  await page.getByRole("link", { name: "Virksomheder", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Virksomheder");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle("Virksomheder · Tekstilsymbiose");
});

test("the map's marks can be reached and opened without a mouse", async ({ page }) => {
  await page.goto("/actors?country=DK");
  const map = page.getByRole("region", { name: "Kort over virksomhederne på listen" });
  const mark = map.getByRole("button").first();
  await mark.focus();
  const before = await map.getByRole("button").count();
  await page.keyboard.press("Enter");
  await expect
    .poll(async () => (await map.getByRole("button").count()) !== before || map.getByRole("status"))
    .toBeTruthy();
});
