import type { Page } from "@playwright/test";
import { type Cast, gather, HOST, MEMBER, planTrip, returnOn, stranger } from "../support/alliance";
import { picture } from "../support/pictures";
import { daysAfter, expect, test } from "../support/steered";

const ACCOUNT = "DK5000400440116243";
const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n",
);

test("a member applies for a seat, travels, reports, is paid and holds a certificate", async ({
  browser,
  platform,
}) => {
  test.setTimeout(600_000);
  const cast = await gather(browser, platform);
  const trip = await planTrip(cast, platform);
  const { member, manager, host, finance, lead } = cast;
  const before = await closedExchanges(lead);

  await test.step("the member applies for a seat", () => applies(member, trip.title));
  await test.step("the cluster offers it and publishes its decision", () =>
    offers(manager, trip.id));
  await test.step("the member takes it and says who travels", () => takesSeat(member, trip.title));
  await test.step("the trip goes ahead", () => confirmsTrip(manager, trip.id));
  const exchange = await test.step("an exchange has begun", () => opensExchange(member));
  await test.step("all four sign what is agreed", () => allSign(cast, exchange));
  await test.step("money is promised", () => promisesMoney(manager, member, exchange));
  await test.step("an account is entered, and checked", async () => {
    await entersAccount(member, exchange);
    await checksAccount(finance);
    await makesReady(manager, exchange);
  });

  await test.step("the first day comes: the visitor checks in", async () => {
    await returnOn(trip.first, cast, platform);
    await checksIn(host, member, exchange);
  });
  await test.step("the stay is over: who was there is noted, and confirmed", async () => {
    await returnOn(daysAfter(trip.first, 5, 9), cast, platform);
    await notesAttendance(manager, trip.id);
    await confirmsStay(host, exchange);
  });
  await test.step("both sides report, with what proves it", async () => {
    await brings(member, exchange, [
      "Erklæring om virksomhedens størrelse",
      "Bevis for rejsen, ud og hjem",
    ]);
    await reports(member, exchange);
    await answersAsHost(host, exchange);
  });
  await test.step("one person approves", () => approves(manager, exchange));
  await test.step("another pays", () => pays(finance));

  await test.step("the certificate can be held, and checked by anyone", async () => {
    const number = await takesCertificate(member, exchange);
    await checksCertificate(await stranger(browser, platform), number);
  });
  expect(await closedExchanges(lead)).toBe(before + 1);
});

// --- the seat ---

async function applies(member: Page, trip: string): Promise<void> {
  await member.goto("/trips");
  await member.getByRole("link", { name: trip }).click();
  await picture(member, "trip");
  await member.getByRole("button", { name: "Søg om pladser" }).click();
  await member.getByLabel("Hvorfor vil I med?").fill("Vi river selv og vil se længere fibre.");
  await member.getByLabel("Hvad håber I at få med hjem?").fill("En aftale om en prøve på 200 kg.");
  await picture(member, "seat-form");
  await member.getByRole("button", { name: "Send ansøgningen" }).click();
  await expect(member.getByText("Jeres klynge ser på den.", { exact: false })).toBeVisible();
  await picture(member, "seat-sent");
}

async function offers(manager: Page, tripId: string): Promise<void> {
  await manager.goto(`/staff/trips/${tripId}/applications`);
  await manager
    .getByRole("main")
    .getByRole("link", { name: /Tekstilisolering Randers/ })
    .click();
  await manager.getByText("5", { exact: true }).click();
  await expect(manager.getByRole("radio", { name: "5" })).toBeChecked();
  await expect(manager.getByText("Bliver set på")).toBeVisible();
  await picture(manager, "review");
  await manager.getByText("Tilbyd pladser").click();
  await manager.getByRole("button", { name: "Forbered, og sig intet endnu" }).click();
  await expect(manager.getByText("Forberedt og ikke meddelt endnu")).toBeVisible();
  await manager.getByRole("link", { name: "Alle rejsens ansøgninger" }).click();
  await manager.getByRole("button", { name: "Meld 1 afgørelse ud" }).click();
  const dialog = manager.getByRole("dialog", { name: "Meld afgørelserne ud" });
  await dialog.getByRole("button", { name: "Meld ud, og giv alle besked" }).click();
  await expect(dialog.getByText("1 afgørelse er meldt ud.")).toBeVisible();
  await picture(manager, "decisions-published");
  await dialog.getByRole("button", { name: "Luk" }).last().click();
}

async function takesSeat(member: Page, trip: string): Promise<void> {
  await member.goto("/seats");
  await member.getByRole("link", { name: new RegExp(trip) }).click();
  await expect(member.getByText("1 plads holdes til jer")).toBeVisible();
  await picture(member, "seat-offered");
  await member.getByLabel("Vi tager med").check();
  await member.getByRole("button", { name: "Bekræft pladsen" }).click();
  await expect(member.getByText("I har 1 plads.")).toBeVisible();
  const traveller = member.getByRole("group", { name: "Deltager 1" });
  await traveller.getByLabel("Navn").fill("Rikke Rivemester");
  await traveller.getByLabel("E-mail").fill("rikke@isolering.example");
  await member.getByRole("button", { name: "Gem", exact: true }).click();
  await expect(member.getByText("Gemt.")).toBeVisible();
  await picture(member, "seat-taken");
}

async function confirmsTrip(manager: Page, tripId: string): Promise<void> {
  await manager.goto(`/staff/trips/${tripId}`);
  await picture(manager, "trip-status");
  await manager.getByRole("button", { name: "Bekræft, at den bliver til noget" }).click();
  const dialog = manager.getByRole("dialog", { name: "Bliver rejsen til noget?" });
  await dialog.getByRole("button", { name: "Den bliver til noget" }).click();
  await expect(dialog).toBeHidden();
  await picture(manager, "trip-confirmed");
}

// --- before the stay ---

/** The address of the exchange the trip has brought about, the same for everybody who takes part in it. */
async function opensExchange(member: Page): Promise<string> {
  await member.goto("/exchanges");
  await picture(member, "exchanges");
  await member.getByRole("link", { name: new RegExp(HOST) }).click();
  await expect(missing(member)).toContainText("send til underskrift");
  await picture(member, "exchange-building");
  return new URL(member.url()).pathname;
}

const missing = (page: Page) =>
  page.getByRole("region", { name: /^(Hvad der mangler|What is missing)$/ });

async function allSign(cast: Cast, exchange: string): Promise<void> {
  const { member, host, manager, partner } = cast;
  await manager.goto(exchange);
  await picture(manager, "exchange-to-sign");
  await manager.getByRole("button", { name: "Send til underskrift" }).click();
  await expect(missing(manager)).toContainText("Underskrift");
  for (const page of [member, host, manager, partner]) {
    await signs(page, exchange, /Kvalitetsforpligtelse|Commitment to quality/);
    await picture(page, "signed");
  }
  await expect(partner.getByText("Signed by all").first()).toBeVisible();
}

async function signs(page: Page, exchange: string, kind: RegExp): Promise<void> {
  await page.goto(exchange);
  const document = page.locator("#documents").getByRole("article").filter({ hasText: kind });
  await document.getByRole("button", { name: /^(Læs og skriv under|Read and sign)/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("img", { name: /(side|page) 1 (af|of)/ })).toBeVisible();
  await dialog.getByLabel(/^(Jeg har læst det|I have read it)$/).check();
  await picture(page, "signing");
  await dialog.getByRole("button", { name: /^(Skriv under|Sign the document)$/ }).click();
  await expect(dialog).toBeHidden();
}

async function promisesMoney(manager: Page, member: Page, exchange: string): Promise<void> {
  for (const page of [member, manager]) await signs(page, exchange, /Finansiel aftale/);
  await manager.getByRole("button", { name: "Udsted voucheren" }).click();
  const dialog = manager.getByRole("dialog", { name: "Udsted voucheren" });
  await dialog.getByLabel("Hvor mange DKK koster én EUR?").fill("7,4604");
  await dialog.getByLabel("Hvor du har læst den").fill("Danmarks Nationalbank");
  await picture(manager, "issuing");
  await dialog.getByRole("button", { name: "Udsted den" }).click();
  await expect(dialog).toBeHidden();
  await expect(manager.getByText(/6\.714,36/).first()).toBeVisible();
}

async function entersAccount(member: Page, exchange: string): Promise<void> {
  await member.goto(exchange);
  const notice = "Acceptér oplysningerne om databeskyttelse";
  await picture(member, "privacy-notice");
  await member.getByRole("button", { name: notice }).click();
  await member.getByRole("dialog").getByRole("button", { name: notice }).click();
  await member.getByRole("button", { name: "Angiv en bankkonto" }).click();
  await member.getByLabel("Kontohaverens navn").fill("Tekstilisolering Randers ApS");
  await member.getByLabel("IBAN").fill(ACCOUNT);
  await picture(member, "account");
  await member.getByRole("button", { name: "Gem kontoen" }).click();
  await expect(member.getByText("venter på", { exact: false }).first()).toBeVisible();
  await picture(member, "account-entered");
}

async function checksAccount(finance: Page): Promise<void> {
  await finance.goto("/staff/payments");
  const waiting = finance
    .getByRole("region", { name: "Konti, der skal kontrolleres" })
    .getByRole("listitem")
    .filter({ hasText: MEMBER });
  await picture(finance, "accounts-to-check");
  await waiting.getByRole("button", { name: "Kontrollér den" }).click();
  const dialog = finance.getByRole("dialog");
  await dialog.getByLabel("IBAN, som de har sagt den").fill(ACCOUNT);
  await dialog.getByLabel("Sådan har du spurgt").fill("Ringet til bogholderiet");
  await dialog.getByRole("button", { name: "Den er den samme" }).click();
  await expect(finance.getByText("Kontoen er kontrolleret.")).toBeVisible();
  await expect(waiting).toBeHidden();
}

async function makesReady(manager: Page, exchange: string): Promise<void> {
  await manager.goto(exchange);
  await picture(manager, "to-be-made-ready");
  await manager.getByRole("button", { name: "Meld klar" }).click();
  await expect(manager.getByText("Klar til afrejse").first()).toBeVisible();
}

// --- the stay ---

/** The calendar has begun the stay; the visitor reads the host's code with the phone. */
async function checksIn(host: Page, member: Page, exchange: string): Promise<void> {
  await untilItSays(host, exchange, "Stay under way");
  await host.getByRole("button", { name: "Show today's code" }).click();
  const code = host.getByRole("dialog", { name: "Check in" });
  await expect(code.getByRole("img", { name: "Code to check in" })).toBeVisible();
  await picture(host, "code");
  const address = (await code.getByText(/#check-in=/).innerText()).trim();
  // A phone's camera opens what it reads as a page of its own.
  await member.goto("about:blank");
  await member.goto(address);
  await member.getByRole("button", { name: "Meld ankomst nu" }).click();
  await expect(member.getByRole("button", { name: "Du er meldt ankommet" })).toBeVisible();
  await picture(member, "checked-in");
}

async function notesAttendance(manager: Page, tripId: string): Promise<void> {
  await manager.goto(`/staff/trips/${tripId}/attendance`);
  const days = manager.getByRole("group", { name: "Dag" }).locator("label");
  await expect(days).toHaveCount(5);
  for (const day of await days.all()) {
    await day.click();
    await manager.getByRole("button", { name: /^Til stede\s*: Rikke Rivemester/ }).click();
    await expect(manager.getByText("Alle er krydset af på denne dag.")).toBeVisible();
  }
  await picture(manager, "attendance");
}

async function confirmsStay(host: Page, exchange: string): Promise<void> {
  await untilItSays(host, exchange, "Stay over");
  await picture(host, "stay-to-confirm");
  await host.getByRole("button", { name: "Confirm the stay" }).click();
  await expect(missing(host)).not.toContainText("has not confirmed");
}

/** What the platform does by itself, by the calendar. */
async function untilItSays(page: Page, exchange: string, state: string): Promise<void> {
  await expect(async () => {
    await page.goto(exchange);
    await expect(page.getByText(state).first()).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

// --- after the stay ---

/** What a file has to prove is on a list; a photo of a paper is enough. */
async function brings(page: Page, exchange: string, proofs: string[]): Promise<void> {
  await page.goto(exchange);
  await picture(page, "proofs-wanted");
  const list = page.locator("#evidence");
  for (const [place, proof] of proofs.entries()) {
    const name = `scan-${place + 1}.pdf`;
    await list
      .getByLabel(new RegExp(`^(Vælg en fil|Choose a file): ${proof}$`))
      .setInputFiles({ name, mimeType: "application/pdf", buffer: PDF });
    await expect(list.getByRole("link", { name })).toBeVisible();
  }
  await picture(page, "proofs-brought");
}

const mark = (page: Page, question: string) =>
  page.getByRole("group", { name: question }).getByText("5", { exact: true }).click();

async function reports(member: Page, exchange: string): Promise<void> {
  await member.goto(`${exchange}#report`);
  const report = member.getByRole("region", { name: "Den besøgendes rapport" });
  const days = report.getByLabel(/^Hvad I lavede/);
  await expect(days).toHaveCount(5);
  for (const day of await days.all()) await day.fill("Fulgte linjen og tog prøver med hjem.");
  await mark(member, "Nået: Tearing and carding");
  const counts = { "Nye kontakter": 3, "Nye partnere": 1, "Underskrevne aftaler": 0 };
  for (const [label, count] of Object.entries({
    ...counts,
    "Planlagte aftaler": 1,
    "Nye kundeemner": 2,
  }))
    await report.getByLabel(label).fill(String(count));
  await report.getByLabel("Hvad sker der nu?").fill("En prøve på 200 kg i foråret.");
  for (const question of [
    "Ville I gøre det igen?",
    "Tilfreds med besøget",
    "Tilfreds med værten",
    "Tilfreds med klyngens hjælp",
    "Tilfreds med platformen",
  ])
    await mark(member, question);
  await expect(report.getByText(/svar mangler/)).toBeHidden();
  await picture(member, "report");
  await report.getByRole("button", { name: "Send rapporten" }).click();
  await expect(member.getByText("Rapport sendt").first()).toBeVisible();
}

async function answersAsHost(host: Page, exchange: string): Promise<void> {
  await host.goto(`${exchange}#host-report`);
  for (const question of [
    "The visitor was prepared",
    "The visit was useful to us",
    "We are content",
  ])
    await mark(host, question);
  const answers = host.getByRole("region", { name: "The host's answers" });
  await answers.getByLabel("What comes of it?").fill("We tear a trial lot in spring.");
  await picture(host, "host-answers");
  await answers.getByRole("button", { name: "Send the answers" }).click();
  await expect(answers.getByText(/^Sent on/)).toBeVisible();
}

async function approves(manager: Page, exchange: string): Promise<void> {
  await manager.goto(exchange);
  const proofs = manager.getByRole("region", { name: "Bilag" });
  await picture(manager, "proofs-to-judge");
  const accepting = proofs.getByRole("button", { name: "Godkend" });
  await expect(accepting).toHaveCount(2);
  for (const left of [1, 0]) {
    await accepting.first().click();
    await expect(accepting).toHaveCount(left);
  }
  await manager.getByRole("button", { name: "Godkend rapporten" }).click();
  const dialog = manager.getByRole("dialog", { name: "Godkend rapporten" });
  await picture(manager, "approving");
  await dialog.getByRole("button", { name: "Godkend rapporten" }).click();
  await expect(dialog).toBeHidden();
  await expect(missing(manager)).toContainText("Udbetalingen");
  await picture(manager, "approved");
}

async function pays(finance: Page): Promise<void> {
  await finance.goto("/staff/payments");
  const prepare = finance.getByRole("button", { name: /^Forbered en kørsel med 1: 6\.714,36/ });
  // What the demonstration has to pay beside it waits for another run, from the account of the last one.
  const others = finance
    .getByRole("listitem")
    .filter({ hasNotText: MEMBER })
    .getByRole("checkbox", { checked: true });
  await expect(others.first()).toBeVisible();
  while ((await others.count()) > 0) await others.first().uncheck();
  await picture(finance, "to-pay");
  await prepare.click();
  await finance.getByRole("button", { name: "Bestil udbetalingerne" }).click();
  const download = finance.waitForEvent("download");
  await finance.getByRole("link", { name: "CSV-fil" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  await picture(finance, "run-ordered");
  await finance.getByRole("button", { name: "Banken har betalt" }).click();
  const dialog = finance.getByRole("dialog", { name: "Banken har betalt" });
  await dialog.getByLabel("Bankens reference").fill("2027-1");
  await dialog.getByRole("button", { name: "Notér det" }).click();
  await expect(dialog).toBeHidden();
  await expect(finance.getByText(/Udbetalt/).first()).toBeVisible();
  await picture(finance, "run-paid");
}

async function takesCertificate(member: Page, exchange: string): Promise<string> {
  await untilItSays(member, exchange, "Udvekslingsbevis");
  await picture(member, "closed");
  const certificate = member.getByRole("article").filter({ hasText: "Udvekslingsbevis" });
  const number = await certificate.getByRole("link").innerText();
  await certificate.getByRole("button", { name: "Læs det" }).click();
  const dialog = member.getByRole("dialog", { name: "Udvekslingsbevis" });
  await expect(dialog.getByRole("img")).toBeVisible();
  await picture(member, "certificate");
  const download = member.waitForEvent("download");
  await dialog.getByRole("link", { name: /PDF/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  return number;
}

async function checksCertificate(anyone: Page, number: string): Promise<void> {
  await anyone.goto(`/certificates/${number}`);
  await expect(anyone.getByText("Beviset er ægte og gælder.")).toBeVisible();
  await expect(anyone.getByText(new RegExp(HOST))).toBeVisible();
  await picture(anyone, "certificate-checked");
}

/** How many exchanges of the whole programme the quota board counts as done. */
async function closedExchanges(lead: Page): Promise<number> {
  await lead.goto("/programme");
  const title = lead.getByRole("heading", { level: 1, name: /^\d+ af \d+/ });
  await expect(title).toBeVisible();
  await picture(lead, "quotas");
  return Number.parseInt(await title.innerText(), 10);
}
