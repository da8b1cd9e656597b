import { expect, test } from "@playwright/test";
import { PEOPLE, unique } from "../support/people";

test("a newcomer lists a material on a phone and sees partners", async ({ page }) => {
  const title = unique("Arbejdsbukser");
  await page.goto("/");
  await page.getByRole("link", { name: "Jeg har materiale" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hvad har I liggende?");

  await page.getByText("Arbejdstøj", { exact: true }).click();
  await page.getByLabel("Hvad er det lavet af?").fill("65% polyester 35% bomuld");
  await expect(page.getByText("Polyester 65 % · Bomuld 35 %")).toBeVisible();
  await expect(page.getByText("Forstået.")).toBeVisible();
  await page.getByLabel("Hvor meget?").fill("400");
  await expect(page.getByText(/^\d+ kan bruge det$/)).toBeVisible();

  await page.getByRole("button", { name: "Næste: sted og tid" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hvor er det, og fra hvornår?");
  await page.getByLabel("By eller postnummer").fill("7400");
  await page.getByLabel("Titel").fill(title);

  await page.getByRole("button", { name: "Log ind og offentliggør" }).click();
  await expect(page.getByText("Jeres kladde er gemt.")).toBeVisible();
  await page.getByRole("button", { name: PEOPLE.sme.name }).click();

  await expect(page.getByLabel("Titel")).toHaveValue(title);
  await expect(page.getByLabel("By eller postnummer")).toHaveValue("7400");
  await page.getByRole("button", { name: "Offentliggør", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("heading", { name: /\d+ kan bruge det/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Vis interesse" }).first()).toBeVisible();
});

test("what is unclear in a composition is asked, not guessed", async ({ page }) => {
  await page.goto("/add");
  const composition = page.getByLabel("Hvad er det lavet af?");
  await composition.fill("polycotton 65/35");
  await expect(page.getByText("er navnet på en blanding")).toBeVisible();
  await page.getByRole("button", { name: "65% Polyester, 35% Bomuld" }).click();
  await expect(composition).toHaveValue("65% Polyester, 35% Bomuld");
  await expect(page.getByText("Forstået.")).toBeVisible();
});

test("what is missing is said at the field it is missing from", async ({ page }) => {
  await page.goto("/add");
  await page.getByRole("button", { name: "Næste: sted og tid" }).click();
  await expect(page.getByText("Vælg, hvad det er.")).toBeVisible();
  await expect(page.getByLabel("Hvor meget?")).toHaveAccessibleDescription(/Skriv hvor meget/);
});

test("a town nobody knows is refused at its field, and nothing is lost", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: PEOPLE.sme.name }).click();
  await expect(page).toHaveURL(/my-materials/);
  await page.goto("/add");
  await page.getByText("Garn", { exact: true }).click();
  await page.getByLabel("Hvor meget?").fill("90");
  await page.getByRole("button", { name: "Næste: sted og tid" }).click();
  await page.getByLabel("By eller postnummer").fill("Xyzzyville");
  await page.getByRole("button", { name: "Gem som kladde" }).click();
  await expect(page.getByLabel("By eller postnummer")).toBeFocused();
  await expect(page.getByLabel("By eller postnummer")).toHaveValue("Xyzzyville");
  await page.reload();
  await expect(page.getByLabel("By eller postnummer")).toHaveValue("Xyzzyville");
});
