import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/people";

const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
);
type Listed = { data: { id: string; state: string; funded: boolean }[] };

async function choose(page: Page, line: string, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.locator(line).getByText("Vælg en fil").first().click();
  await (await chooser).setFiles({ name, mimeType: "application/pdf", buffer });
}

test("what waits for a signature is read before it is signed", async ({ page }) => {
  await signIn(page, "sme");
  await page.goto("/exchanges");
  const waiting = page.getByRole("region", { name: "Dokumenter, der venter på dig" });
  await waiting.getByRole("link").first().click();
  const documents = page.locator("#documents");
  await documents.getByRole("button", { name: "Læs og skriv under" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /side 1 af/ })).toBeVisible();
  const sign = dialog.getByRole("button", { name: "Skriv under" });
  await expect(sign).toBeDisabled();
  await dialog.getByLabel("Jeg har læst det").check();
  await sign.click();
  await expect(dialog).toBeHidden();
  await expect(documents.getByText(/^Signe, systue,/).first()).toBeVisible();
});

test("a file that could do harm is refused with what to do, a proper one arrives and is taken back", async ({
  page,
}) => {
  await signIn(page, "ldc");
  const listed = (await (await page.request.get("/v1/exchanges?limit=100")).json()) as Listed;
  const committed = listed.data.find(({ state, funded }) => state === "committed" && funded);
  await page.goto(`/exchanges/${committed?.id}`);
  const line = "#evidence-stay_proof";
  await choose(page, line, "hotel.pdf", Buffer.from("<script>alert(1)</script>"));
  await expect(page.locator(line).getByRole("alert")).toContainText("Send en PDF eller et foto");
  await choose(page, line, "Hotel på Ærø.exe", PDF);
  const file = page.locator(line).getByRole("link", { name: "Hotel på Ærø.pdf" });
  await expect(file).toBeVisible();
  const download = page.waitForEvent("download");
  await file.click();
  expect((await download).suggestedFilename()).toBe("Hotel på Ærø.pdf");
  await page.getByRole("button", { name: "Træk Hotel på Ærø.pdf tilbage" }).click();
  await expect(file).toBeHidden();
});

test("anyone learns that a certificate does not exist", async ({ page }) => {
  await page.goto("/certificates/CLOTH-2026-001-ABCDEFGH");
  await expect(page.getByRole("alert")).toContainText("Der findes intet bevis med det nummer.");
});
