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

test("the lead sees which exchanges count nowhere, why, and decides there", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme");
  await page.getByRole("link", { name: /tæller ikke med nogen steder endnu$/ }).click();
  await expect(page).toHaveURL(/\/staff\/exchanges\?.*bucket=none/);
  const row = page.getByRole("listitem").filter({ hasText: "Bevillingsgiveren har ingen gruppe" });
  await row
    .first()
    .getByRole("link", { name: /^Afgør, hvad den tæller som/ })
    .click();
  await expect(page).toHaveURL(/\/programme\/participants\?q=/);
  await expect(page.getByRole("button", { name: /^(Afgør|Ret)\s?:/ }).first()).toBeVisible();
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
  const pack = page.waitForEvent("download");
  await card.getByRole("link", { name: "Hent revisionspakken" }).click();
  expect((await pack).suggestedFilename()).toBe(`cloth-${iso}-${iso}.zip`);
});

test("what the lead types about the programme outlives the browser, and is saved in one go", async ({
  page,
}) => {
  await signIn(page, "lead");
  await page.goto("/programme/about");
  const call = page.getByLabel("Indkaldelse");
  const before = await call.inputValue();
  const number = unique("101037907");
  await page.getByLabel("Bevillingsaftalens nummer").fill(number);
  await page.getByLabel("Papirerne gemmes mindst til").fill("2021-01-01");
  await expect(page.getByText(/^Ikke gemt endnu/)).toBeVisible();
  // The tab goes and comes again: nothing was saved, and nothing is lost.
  await page.goto("about:blank");
  await page.goto("/programme/about");
  await expect(page.getByText(/er her igen\. Det er ikke gemt endnu\.$/)).toBeVisible();
  await expect(page.getByLabel("Bevillingsaftalens nummer")).toHaveValue(number);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(page.getByText("Det ligger før programmets sidste dag.")).toBeVisible();
  await expect(page.getByLabel("Papirerne gemmes mindst til")).toBeFocused();
  await page.getByLabel("Papirerne gemmes mindst til").fill("2045-12-31");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(page.getByText("Alt er gemt.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Bevillingsaftalens nummer")).toHaveValue(number);
  await expect(call).toHaveValue(before);
});

test("two who change the programme at once both keep what they wrote", async ({ page }) => {
  await signIn(page, "lead");
  await page.goto("/programme/about");
  const statement = unique("Medfinansieret");
  const danish = page.getByRole("group", { name: "Dansk" });
  await danish.getByLabel("Tekst om finansieringen").fill(statement);
  const profile = await page.request.get("/v1/programmes/cloth/profile");
  const call = unique("COS-CLUSTER");
  const other = await page.request.patch("/v1/programmes/cloth/profile", {
    headers: { "If-Match": profile.headers().etag ?? "" },
    data: { call_id: call },
  });
  expect(other.status(), await other.text()).toBe(200);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await page.getByRole("button", { name: "Hent den nyeste udgave" }).click();
  await expect(page.getByLabel("Indkaldelse")).toHaveValue(call);
  await expect(danish.getByLabel("Tekst om finansieringen")).toHaveValue(statement);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(page.getByText("Alt er gemt.")).toBeVisible();
});

test("the shares of the partners are added up against the targets while one types", async ({
  page,
}) => {
  await signIn(page, "lead");
  await page.goto("/programme/partners");
  const partner = page.locator("section", {
    has: page.getByRole("heading", { name: /^Iconic Cluster/ }),
  });
  const share = partner.getByLabel("Små og mellemstore virksomheder");
  const whole = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "Små og mellemstore virksomheder" }) });
  const before = Number(await share.inputValue());
  await share.fill(String(before - 1));
  await expect(whole).toContainText(/1 er ikke fordelt til en partner endnu/);
  await share.fill(`${before} stykker`);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(page.getByText("Skriv et helt tal.")).toBeVisible();
  await share.fill(String(before - 1));
  await partner.getByLabel("Udbetaler i").selectOption("RON");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(page.getByText("Alt er gemt.")).toBeVisible();
  await page.reload();
  await expect(share).toHaveValue(String(before - 1));
  await expect(partner.getByLabel("Udbetaler i")).toHaveValue("RON");
  await share.fill(String(before));
  await partner.getByLabel("Udbetaler i").selectOption("EUR");
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(page.getByText("Alt er gemt.")).toBeVisible();
});

test("finance reads the programme and the partners, and changes neither", async ({ page }) => {
  await signIn(page, "finance");
  await page.goto("/programme/partners");
  await expect(page.getByRole("heading", { name: /^Lifestyle & Design Cluster/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Gem", exact: true })).toHaveCount(0);
  await page.goto("/programme/about");
  await expect(page.getByText("Programmets leder passer det, der står her.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
});
