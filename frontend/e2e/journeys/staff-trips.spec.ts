import { expect, type Page, test } from "@playwright/test";
import { signIn, signOut, unique } from "../support/people";

/** A day so many days from now, as date fields write it. */
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The first Monday at least so many days from now: three working days follow. */
function mondayAfter(days: number): number {
  const weekday = new Date(Date.now() + days * 86_400_000).getUTCDay();
  return days + ((8 - weekday) % 7);
}

async function apply(page: Page, tripId: string): Promise<void> {
  await signIn(page, "sme");
  const drafted = await page.request.post(`/v1/trips/${tripId}/applications`, {
    data: { motivation: "Vi vil se, hvordan man river og spinder." },
  });
  expect(drafted.status(), await drafted.text()).toBe(201);
  const { id, version } = (await drafted.json()) as { id: string; version: number };
  const sent = await page.request.post(`/v1/trip-applications/${id}/submit`, {
    headers: { "If-Match": `"v${version}"` },
  });
  expect(sent.status(), await sent.text()).toBe(200);
  await signOut(page);
}

const saved = (page: Page) => expect(page.getByText("Kladden gemmes undervejs.")).toBeVisible();

test("a trip is drafted, published, applied for, and the decisions are told all at once", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const title = unique("Spinning mills");
  const first = mondayAfter(60);
  await signIn(page, "ldc");
  await page.goto("/staff/trips");
  await page.getByRole("button", { name: "Ny rejse" }).click();
  await page.getByLabel("Titel på engelsk").fill(title);
  await page.getByLabel("Første dag").fill(inDays(first));
  await page.getByLabel("Sidste dag").fill(inDays(first + 2));
  await page.getByRole("button", { name: "Begynd kladden" }).click();

  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("link", { name: "Status" }).click();
  await expect(page.getByRole("button", { name: "Offentliggør rejsen" })).toBeDisabled();
  await expect(page.getByRole("link", { name: "Sig, hvor mange pladser der er." })).toBeVisible();
  await page.getByRole("link", { name: "Sig, hvor mange pladser der er." }).click();

  await page.getByRole("button", { name: "Tilføj et sted" }).click();
  await page.getByLabel("Land 1").selectOption("ES");
  await page.getByLabel("By 1").fill("Olot");
  await page.getByLabel("Pladser i alt").fill("4");
  await page.getByLabel("Søg fra").fill(`${inDays(-1)}T08:00`);
  await page.getByLabel("Søg indtil").fill(`${inDays(30)}T12:00`);
  await saved(page);
  await page.reload();
  await expect(page.getByLabel("By 1")).toHaveValue("Olot");
  await expect(page.getByLabel("Pladser i alt")).toHaveValue("4");
  await page.getByLabel("Flere værter kommer til").check();
  await expect(page.getByLabel("Flere værter kommer til")).toBeEnabled();

  await page.getByRole("link", { name: "Status" }).click();
  await page.getByRole("button", { name: "Offentliggør rejsen" }).click();
  await expect(page.getByText("Åben for ansøgninger")).toBeVisible();
  const tripId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await signOut(page);
  await apply(page, tripId);

  await signIn(page, "ldc");
  await page.goto(`/staff/trips/${tripId}/applications`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /Systuen/ })
    .click();
  await expect(page.getByText("Mangler i programmet")).toBeVisible();
  await page.getByText("4", { exact: true }).click();
  await expect(page.getByRole("radio", { name: "4" })).toBeChecked();
  await expect(page.getByText("Bliver set på")).toBeVisible();
  await page.getByText("Tilbyd pladser").click();
  await page.getByRole("button", { name: "Forbered, og sig intet endnu" }).click();
  await expect(page.getByText("Forberedt og ikke meddelt endnu")).toBeVisible();

  await page.getByRole("link", { name: "Alle rejsens ansøgninger" }).click();
  await page.getByRole("button", { name: "Meld 1 afgørelse ud" }).click();
  const dialog = page.getByRole("dialog", { name: "Meld afgørelserne ud" });
  await expect(dialog.getByText(/Systuen/)).toBeVisible();
  await dialog.getByRole("button", { name: "Meld ud, og giv alle besked" }).click();
  await expect(dialog.getByText("1 afgørelse er meldt ud.")).toBeVisible();
  await dialog.getByRole("button", { name: "Luk" }).last().click();
  await expect(page.getByText("Plads tilbudt")).toBeVisible();

  await page.getByRole("link", { name: "Status" }).click();
  await page.getByRole("button", { name: "Aflys rejsen" }).click();
  const cancel = page.getByRole("dialog", { name: "Aflys rejsen?" });
  await cancel.getByLabel("Hvorfor aflyses den?").fill("Spinderiet har lukket i denne uge.");
  await cancel.getByRole("button", { name: "Aflys rejsen, og giv alle besked" }).click();
  await expect(page.getByText("Spinderiet har lukket i denne uge.")).toBeVisible();
});
