import { expect, test } from "@playwright/test";
import { settled } from "../support/pages";
import { signIn, unique } from "../support/people";

test("whoever looks for a trade finds what it makes of others' leftovers, and who says so", async ({
  page,
}) => {
  await page.goto("/patterns");
  await page.getByLabel("Hvem har det").selectOption({ label: "Vaskeri og tekstilservice" });
  await page.getByLabel("Hvem bruger det").selectOption({ label: "Møbler" });
  await expect(page).toHaveURL("/patterns?from=laundry_rental&to=furniture");
  await page.getByRole("link", { name: "Polycotton-arbejdstøj bliver akustikplader" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Polycotton-arbejdstøj bliver akustikplader",
  );
  await expect(page.getByText(/mindst 80.% bomuld, polyester og uld/)).toBeVisible();
  await expect(page.getByText(/recycling_routes\.csv: acoustic_panel_board/)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL("/patterns?from=laundry_rental&to=furniture");
});

test("worn workwear is shown to furniture makers nearby", async ({ page }) => {
  const answer = await page.request.get("/v1/material-streams?direction=offer&form=workwear");
  const { data } = (await answer.json()) as { data: { id: string }[] };
  await page.goto(`/materials/${data[0]?.id}`);
  await expect(page.getByRole("heading", { name: "Det har andre gjort" })).toBeVisible();
  await page.getByRole("button", { name: /^Vis \d+ til$/ }).click();
  const panels = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: /bliver akustikplader/ }) });
  await expect(panels.getByText("I nærheden, kunne bruge det")).toBeVisible();
  await expect(panels.getByText(/km/).first()).toBeVisible();
});

test("a facilitator adds a pattern, corrects it and takes it out of use", async ({ page }) => {
  await signIn(page, "facilitator");
  await page.goto("/patterns");
  await page.getByRole("link", { name: "Tilføj et eksempel" }).click();
  const name = unique("Sejldug bliver tasker");
  await page.getByRole("button", { name: "Gem eksemplet" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  const danish = (legend: string) => page.getByRole("group", { name: legend }).getByLabel("Dansk");
  await danish("Navn").fill(name);
  await danish("Med to sætninger").fill("Gamle sejl sys om til tasker.");
  await danish("Hvad det bliver til").fill("Tasker");
  await page.getByLabel("Proces").selectOption({ label: "Reparation, redesign, upcycling" });
  await page.getByLabel("Hvem siger det?").fill("En systue i Skive gør det.");
  await page.getByLabel("Hvor står det?").fill("Besøg hos systuen.");
  await page.getByRole("button", { name: "Gem eksemplet" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await page.getByRole("link", { name: "Ret", exact: true }).click();
  await page.getByLabel("Hvor langt det er").selectOption("9");
  await page.getByRole("button", { name: "Gem eksemplet" }).click();
  await expect(page.getByText("i daglig brug")).toBeVisible();

  await page.getByRole("button", { name: "Tag ud af brug" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tag ud af brug" }).click();
  await expect(page.getByText("ikke længere i brug")).toBeVisible();
  await page.goto(`/patterns?q=${encodeURIComponent(name)}`);
  await settled(page);
  await expect(page.getByRole("link", { name })).toHaveCount(0);
});
