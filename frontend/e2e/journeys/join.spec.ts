import { expect, type Page, test } from "@playwright/test";
import { addDevice } from "../support/authenticator";
import { linkIn, mailTo } from "../support/mailbox";
import { signIn, signOut, someAddress, unique } from "../support/people";

/** Eight figures that make a CVR number nobody else in this run has. */
const someCvr = () => String(10_000_000 + Math.floor(Math.random() * 89_999_999));

async function fillInPerson(page: Page, email: string) {
  await page.getByLabel("Dit navn").fill("Ida Iversen");
  await page.getByLabel("Din e-mail på arbejdet").fill(email);
  await page.getByLabel("Vilkår for at være med").check();
  await page.getByLabel("Deling af oplysninger").check();
  await page.getByRole("button", { name: "Send ansøgningen" }).click();
}

/** The cluster's manager finds the application on the pages of the staff. */
async function openAsStaff(page: Page, company: string) {
  await signOut(page);
  await signIn(page, "manager");
  await page.goto("/staff");
  await page.getByRole("link", { name: "Alle ansøgninger" }).click();
  await page.getByLabel("Søg i ansøgninger").fill(company);
  await expect(page).toHaveURL(/q=/);
  await page.getByRole("main").getByRole("link", { name: company }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(company);
}

test("a new company applies, corrects what staff ask about, is accepted and steps in", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const company = unique("Væveriet");
  const email = someAddress("ida");
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Ansøg her" }).click();
  await page.getByRole("link", { name: "Ansøg her: Tekstilsymbiose Herning" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hvilken virksomhed er I?");

  const next = page.getByRole("main").getByRole("button", { name: /^Næste/ });
  await next.click();
  await expect(page.getByLabel("Virksomhedens navn")).toBeFocused();
  await page.getByLabel("Virksomhedens navn").fill(company);
  await page.getByLabel("By eller postnummer").fill("7400 Herning");
  await page.getByLabel("CVR-nummer").fill(someCvr());
  await next.click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Et par spørgsmål");
  await page.getByText("Vi producerer tekstil").click();
  const near = page.getByRole("group", { name: /i eller nær Herning/ });
  await near.getByText("Nej").click();
  await expect(page.getByText("Søg sammen med en lokal partner")).toBeVisible();
  await next.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Et par spørgsmål");
  await near.getByText("Ja", { exact: true }).click();
  await page.getByLabel(/cirka i kg/).fill("1.200");
  // Looking back, and even loading the page anew, loses nothing.
  await page.reload();
  await expect(page.getByLabel(/cirka i kg/)).toHaveValue("1.200");
  await next.click();
  await fillInPerson(page, email);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Vi har modtaget jeres ansøgning",
  );
  const link = linkIn(await mailTo(page, email, /ansøgning/i), "/join/status");
  await openAsStaff(page, company);
  await page.getByRole("button", { name: "Bed om ændringer" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByRole("button", { name: "Send" }).click();
  await expect(asked.getByText("Skriv et par ord.")).toBeVisible();
  await asked.getByLabel("Hvad skal de ændre?").fill("Skriv lidt mere om jeres væve.");
  await asked.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Venter på ansøgeren" })).toBeVisible();
  await signOut(page);
  // Every mail brings a link of its own; the one before has had its day.
  await page.goto("/");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Linket virker ikke");
  await page.goto("/");
  await page.goto(linkIn(await mailTo(page, email, /mangler|ret|ændr/i), "/join/status"));
  await expect(page.getByText("Skriv lidt mere om jeres væve.")).toBeVisible();
  await page.getByRole("button", { name: "Ret og send igen" }).click();
  await page.getByLabel("Er der andet, vi bør vide?").fill("Seks væve, mest uld.");
  await page.getByRole("button", { name: "Send igen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Vi har modtaget jeres ansøgning",
  );
  await expect(page.getByText("Seks væve, mest uld.")).toBeVisible();

  await openAsStaff(page, company);
  await expect(page.getByText("Seks væve, mest uld.")).toBeVisible();
  await page.getByRole("button", { name: "Godkend" }).click();
  const accepting = page.getByRole("dialog");
  await expect(accepting).toContainText("Den bliver medlem af Tekstilsymbiose Herning.");
  await accepting.getByRole("button", { name: "Godkend" }).click();
  await expect(page.getByRole("heading", { name: "Godkendt" })).toBeVisible();
  await signOut(page);

  // The invitation is in the mailbox of the demonstration, and takes them in.
  await page.goto("/mailbox");
  await page
    .getByRole("link", { name: new RegExp(`${company}.*${email}`) })
    .filter({ hasText: /invit/i })
    .click();
  const invitation = page.getByRole("article").getByRole("link", { name: /\/invitation#/ });
  const address = new URL((await invitation.getAttribute("href")) ?? "");
  await page.goto(address.pathname + address.hash);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(company);
  if (await page.getByLabel("Dit navn").isVisible()) {
    await page.getByLabel("Dit navn").fill("Ida Iversen");
  }
  await page.getByRole("button", { name: "Tag imod invitationen" }).click();
  await expect(page).toHaveURL(/\/organisation\//);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Overblik");
  await expect(page.getByRole("main").getByText(company).first()).toBeVisible();
  await addDevice(page);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Tilføj en adgangsnøgle" }).click();
  await page.getByRole("button", { name: "Opret adgangsnøglen" }).click();
  await expect(page.getByText("Adgangsnøglen er klar.")).toBeVisible();
});

test("a company of the registry is found as one types, claimed with proof, and withdrawn", async ({
  page,
}) => {
  const listed = await page.request.get("/v1/actors?country=DK&limit=1");
  const { data } = (await listed.json()) as { data: { display_name: string }[] };
  const company = data[0]?.display_name ?? "";
  await page.goto("/join/tekstilsymbiose-herning");
  await page.getByLabel("Virksomhedens navn").fill(company);
  await page
    .getByRole("button", { name: `Det er os: ${company}` })
    .first()
    .click();
  const next = page.getByRole("main").getByRole("button", { name: /^Næste/ });
  await next.click();
  const proof = page.getByLabel("Hvordan kan vi se, at du må handle for den?");
  await expect(proof).toBeFocused();
  await proof.fill("Jeg er direktør, se kontaktsiden.");
  await next.click();
  await page.getByText("Vi bruger tekstil").click();
  await page.getByText("Ja", { exact: true }).click();
  await next.click();
  await fillInPerson(page, someAddress("direktør".replace("ø", "o")));
  await expect(page.getByText("Jeg er direktør, se kontaktsiden.")).toBeVisible();
  await page.getByRole("button", { name: "Træk ansøgningen tilbage" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Træk tilbage" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("I har trukket den tilbage");
});

test("a link that is not whole is told plainly", async ({ page }) => {
  for (const path of [
    "/join/status#x",
    "/join/status#1.2",
    "/invitation#nothing",
    "/sign-in/link",
  ]) {
    await page.goto("/");
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/virker ikke/);
  }
});
