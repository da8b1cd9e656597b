import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/people";

type Listed = { data: { id: string; state: string }[] };

/** A page with nothing on it, as a PDF. */
const CV = [
  "%PDF-1.7",
  "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
  "2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj",
  "3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>> endobj",
  "trailer <</Root 1 0 R /Size 4>>",
  "startxref",
  "9",
  "%%EOF",
  "",
].join("\n");

const file = (name: string, content: string) => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(content),
});

/** Whatever an earlier run left of the recycler's registration is closed. */
async function closeOwn(page: Page): Promise<void> {
  const mine = await page.request.get("/v1/exchange-registrations?mine=true");
  for (const { id, state } of ((await mine.json()) as Listed).data)
    if (state !== "closed" && state !== "rejected")
      await page.request.post(`/v1/exchange-registrations/${id}/close`, { data: {} });
}

test("a company registers, is asked for a change, and sees why", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "recycler");
  await closeOwn(page);
  await page.goto("/registrations");
  await page.getByRole("button", { name: /^Tilmeld / }).click();

  const why = page.getByLabel("Hvorfor vil I være med?");
  await why.fill("Vi river fibre og vil se andre maskiner.");
  await expect(page.getByText("Gemt. I kan fortsætte senere.")).toBeVisible();
  await page.reload();
  await expect(why).toHaveValue("Vi river fibre og vil se andre maskiner.");

  const chooser = page.getByLabel("Vælg en fil: CV for den, der skal rejse");
  await chooser.setInputFiles(file("CV.pdf", "<html>Hej</html>"));
  await expect(page.getByText(/tages ikke imod|kan ikke bruges|type/).first()).toBeVisible();
  // What was typed a moment ago goes with it.
  await why.fill("Vi river fibre og vil se andre maskiner. Også små.");
  await chooser.setInputFiles(file("CV Rikke.pdf", CV));
  await expect(page.getByRole("link", { name: "CV Rikke.pdf" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("link", { name: "CV Rikke.pdf" })).toBeVisible();
  await expect(why).toHaveValue("Vi river fibre og vil se andre maskiner. Også små.");
  await page.getByRole("button", { name: "Næste" }).click();

  await page.getByRole("textbox", { name: "Emner" }).fill("Genanvendelse");
  await page.getByRole("button", { name: "Tilføj", exact: true }).click();
  await page.getByLabel("Hvad vil I gerne lære?").fill("Hvordan bomuld rives og spindes.");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Næste" }).click();
  await expect(page.getByText(/Mangler stadig: sprog/)).toBeVisible();
  await page.getByRole("combobox", { name: "Tilføj et sprog" }).selectOption("da");
  await page.getByRole("button", { name: "Send til klyngen" }).click();
  await expect(page.getByText("Sendt til klyngen", { exact: true })).toBeVisible();

  await signIn(page, "ldc");
  await page.goto("/staff/registrations");
  const card = page.getByRole("article").filter({ hasText: "Fiberværket" });
  await expect(card.getByText(/medlem/).first()).toBeVisible();
  await expect(card.getByText("Der er vedhæftet et CV.")).toBeVisible();
  await card.getByText("Hvad de skriver").click();
  const download = page.waitForEvent("download");
  await card.getByRole("link", { name: "CV for den, der skal rejse" }).click();
  expect((await download).suggestedFilename()).toBe("CV Rikke.pdf");
  await card.getByRole("button", { name: "Bed om en rettelse" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Bliv først medlem af klyngen.");
  await dialog.getByRole("button", { name: "Bed om en rettelse" }).click();
  await expect(card).toHaveCount(0);

  await signIn(page, "recycler");
  await page.goto("/registrations");
  await expect(page.getByText("Bliv først medlem af klyngen.")).toBeVisible();
  await closeOwn(page);
});

test("who is accepted reads why somebody would suit, and asks them in two taps", async ({
  page,
}) => {
  await signIn(page, "sme");
  await page.goto("/registrations?view=partners");
  await expect(page.getByText(/Fælles emner/).first()).toBeVisible();
  await page.getByRole("button", { name: "Spørg om et besøg" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Send forslaget" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("link", { name: /^Forslag/ }).click();
  const waiting = page.getByRole("article").filter({ hasText: "Træk forslaget tilbage" }).first();
  await waiting.getByRole("button", { name: "Træk forslaget tilbage" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Træk forslaget tilbage" }).click();
  await expect(page.getByText("Trukket tilbage").first()).toBeVisible();
});

test("a manager proposes for an organisation, and takes it back", async ({ page }) => {
  await signIn(page, "ldc");
  await page.goto("/staff/registrations?view=propose");
  await page.getByLabel("For hvem").selectOption({ label: "Demo: Systuen ved Åen" });
  await page
    .getByRole("button", { name: /^Foreslå: / })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("De har allerede aftalt det et andet sted").check();
  await dialog.getByLabel("Nej", { exact: true }).check();
  await dialog.getByRole("button", { name: "Skriv det ned" }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole("link", { name: "Forslag", exact: true }).click();
  const made = page.getByRole("article").filter({ hasText: "Træk forslaget tilbage" }).first();
  await expect(made.getByText("Aftalt et andet sted og skrevet ned af en klynge.")).toBeVisible();
  await made.getByRole("button", { name: "Træk forslaget tilbage" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Træk forslaget tilbage" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
