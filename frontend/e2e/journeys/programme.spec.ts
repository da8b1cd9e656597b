import { expect, test } from "@playwright/test";
import { settled } from "../support/pages";
import { signIn, unique } from "../support/people";

test("the lead sees what is owed to the funder and the exchanges behind a number", async ({
  page,
}) => {
  await signIn(page, "lead");
  await page.goto("/programme");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^\d+ af 100 udvekslinger er gennemført$/,
  );
  await expect(page.getByRole("heading", { name: "Fordelt på partnere" })).toBeVisible();
  const link = page.getByRole("link", { name: /mangler dokumentation$/ }).first();
  await link.click();
  await expect(page).toHaveURL(/\/staff\/exchanges\?.*red=yes/);
});

test("somebody is counted elsewhere only with a reason", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/participants?q=Systuen");
  await settled(page);
  await page.getByRole("button", { name: /^(Afgør|Ret)\s?: Demo: Systuen/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Hvad den er").selectOption({ label: "Kursusudbyder" });
  await dialog
    .getByLabel("Hvor den tæller")
    .selectOption({ label: "Små og mellemstore virksomheder" });
  await dialog.getByRole("button", { name: "Sådan tæller den" }).click();
  await expect(dialog.getByText("Skriv et par ord.")).toBeVisible();
  const reason = unique("Aftalt med bevillingsgiveren");
  await dialog.getByLabel("Hvorfor der").fill(reason);
  await dialog.getByRole("button", { name: "Sådan tæller den" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(reason)).toBeVisible();
  await page.getByRole("button", { name: /^(Afgør|Ret)\s?: Demo: Systuen/ }).click();
  await dialog
    .getByLabel("Hvad den er")
    .selectOption({ label: "Lille eller mellemstor virksomhed" });
  await dialog.getByLabel("Hvor den tæller").selectOption({ label: "Hvor dens slags tæller" });
  await dialog.getByRole("button", { name: "Sådan tæller den" }).click();
  await expect(page.getByText(reason)).toBeHidden();
});

test("a new version of the rates stands beside the old one, with its source", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/terms");
  await expect(page.getByText("ikke bekræftet").first()).toBeVisible();
  await page.getByRole("button", { name: "Ny version af satserne" }).click();
  const name = unique("Prøve");
  await page.getByLabel("Tabellens navn").fill(name);
  await page.getByLabel("Gælder fra").fill("2190-01-01");
  await page.getByLabel("Beløb i euro").fill("FI 950\nDanmark 1100");
  await page.getByLabel("Hvor det står").fill("Prøve");
  await page.getByRole("button", { name: "Tilføj versionen" }).click();
  await expect(page.getByText("Ikke forstået, eller der to gange: Danmark 1100")).toBeVisible();
  await page.getByLabel("Beløb i euro").fill("FI 950\nDK 1100");
  await page.getByRole("button", { name: "Tilføj versionen" }).click();
  await expect(page.getByText(name)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Andre versioner" }).first()).toBeVisible();
});

test("a period is collected, frozen and taken along as a file", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/periods");
  const name = unique("Prøve");
  // A day of its own: periods do not overlap.
  const day = new Date(Date.UTC(2000, 0, 1) + Math.floor(Math.random() * 7000) * 86_400_000);
  const iso = day.toISOString().slice(0, 10);
  await page.getByRole("button", { name: "Tilføj en periode" }).click();
  await page.getByLabel("Navn").fill(name);
  await page.getByLabel("Første dag").fill(iso);
  await page.getByLabel("Sidste dag").fill(iso);
  await page.getByRole("button", { name: "Tilføj perioden" }).click();
  const card = page.getByRole("listitem").filter({ hasText: name });
  await card.getByRole("button", { name: "Begynd indsamlingen" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Begynd indsamlingen" }).click();
  await expect(card.getByText("Samles ind")).toBeVisible();
  await card.getByRole("button", { name: "Lås" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lås" }).click();
  await expect(card.getByText("Låst")).toBeVisible();
  await expect(card.getByText(/^Kontrolsum/)).toBeVisible();
  const download = page.waitForEvent("download");
  await card.getByRole("link", { name: "Hent som CSV" }).click();
  expect((await download).suggestedFilename()).toBe(`cloth-${iso}-${iso}.csv`);
});
