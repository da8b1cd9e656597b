import { devices, expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/people";

type Exchange = { id: string; missing: { what: string; party: string }[] };
type Voucher = { exchange: { id: string; code: string }; recovery: { asked: unknown } | null };

async function first<Row>(page: Page, path: string, is: (row: Row) => boolean): Promise<Row> {
  const { data } = (await (await page.request.get(path)).json()) as { data: Row[] };
  const found = data.find(is);
  expect(found, path).toBeDefined();
  return found as Row;
}

test.describe("on a phone", () => {
  const { viewport, userAgent, hasTouch } = devices["Pixel 7"];
  test.use({ viewport, userAgent, hasTouch });

  test("half a year later the visitor tells what has become of it, and the lead reads it", async ({
    page,
  }) => {
    await signIn(page, "recycler");
    const exchange = await first<Exchange>(page, "/v1/exchanges?mine=true", ({ missing }) =>
      missing.some(({ what, party }) => what === "follow_up" && party === "visitor"),
    );
    await page.goto(`/exchanges/${exchange.id}`);
    await page.getByRole("link", { name: "Fortæl, hvad der er blevet af det" }).click();
    const form = page.locator("#follow-ups form");
    await form.getByText("Ja", { exact: true }).click();
    await form.getByLabel("Projekter, I har begyndt sammen").fill("2");
    await expect(form.getByText("Gemt.")).toBeVisible();
    await page.reload();
    await expect(form.getByLabel("Projekter, I har begyndt sammen")).toHaveValue("2");
    await form.getByRole("button", { name: "Send svaret" }).click();
    await expect(form.getByRole("alert")).toContainText("ikke er besvaret");
    await form.getByLabel(/Udgivelser/).fill("1");
    await form.getByLabel(/Nye stillinger/).fill("1");
    await form.getByRole("button", { name: "Send svaret" }).click();
    await expect(page.getByText("Tak, det er sendt.")).toBeVisible();
    await expect(form).toHaveCount(0);
    await expect(page.locator("#follow-ups")).toContainText("Klyngerne læser det.");
    await signIn(page, "lead");
    await page.goto("/programme");
    const brought = page.getByRole("region", { name: "Hvad opholdene har ført til" });
    await expect(brought).toContainText("2 af 2 opfølgninger er besvaret");
    await expect(brought).toContainText("1 samarbejde er stadig aktivt");
  });
});

test("a lead asks for part of a payment back, and finance notes that it came", async ({ page }) => {
  await signIn(page, "lead");
  const { exchange } = await first<Voucher>(page, "/v1/vouchers?state=paid", () => true);
  await page.goto(`/exchanges/${exchange.id}`);
  const voucher = page.locator("#money article");
  await voucher.getByRole("button", { name: "Bed om pengene tilbage" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Beløb i EUR").fill("99.999");
  await expect(dialog.getByText("Der kræves mere tilbage, end der er udbetalt.")).toBeVisible();
  await dialog.getByLabel("Beløb i EUR").fill("12,50");
  await dialog.getByLabel("Hvorfor").fill("En dag for lidt");
  await dialog.getByRole("button", { name: /Bed om 12,50/ }).click();
  await expect(voucher.getByText("12,50 € er krævet tilbage.")).toBeVisible();
  await page.goto("/staff/exchanges");
  const card = page.getByRole("link").filter({ hasText: exchange.code });
  await expect(card).toContainText("12,50 € krævet tilbage");

  await signIn(page, "finance");
  await page.goto(`/exchanges/${exchange.id}`);
  await voucher.getByRole("button", { name: "Pengene er kommet tilbage" }).click();
  await dialog.getByLabel("Bankens reference").fill("IND 7");
  await dialog.getByRole("button", { name: "Pengene er kommet tilbage" }).click();
  await expect(voucher.getByText(/er betalt tilbage; .* bliver hos organisationen/)).toBeVisible();
  await expect(voucher.getByText("Udbetalt", { exact: true })).toBeVisible();
  await page.goto("/programme/budget");
  const entry = page.getByRole("listitem").filter({ hasText: "Betalt tilbage" }).first();
  await expect(entry).toContainText("12,50");
});
