import { expect, type Page, test } from "@playwright/test";
import { signIn, someAddress, unique } from "../support/people";

/** Sends an application through the service, as a stranger would; gives its id. */
async function apply(page: Page, company: string): Promise<string> {
  const texts = (await (await page.request.get("/v1/consent-texts")).json()) as {
    data: { purpose: string; version: string; required: boolean }[];
  };
  const answer = await page.request.post("/v1/applications", {
    data: {
      programme_slug: "tekstilsymbiose-herning",
      applicant_name: "Bo Bendix",
      applicant_email: someAddress("bo"),
      organisation: {
        legal_name: company,
        country: "DK",
        registration_number: String(10_000_000 + Math.floor(Math.random() * 89_999_999)),
        town: "Herning",
      },
      answers: { textile_role: "uses", near_herning: true, leftover_kg_per_year: 300 },
      consents: texts.data
        .filter(({ required }) => required)
        .map(({ purpose, version }) => ({ purpose, text_version: version, given: true })),
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

test("of two who decide at once the second reads what the first one decided", async ({
  page,
  browser,
}) => {
  const company = unique("Garnhuset");
  const id = await apply(page, company);
  await signIn(page, "manager");
  await page.goto(`/staff/applications/${id}`);
  await page.getByRole("button", { name: "Godkend" }).click();

  const elsewhere = await browser.newPage({ locale: "da-DK" });
  await signIn(elsewhere, "lead");
  await elsewhere.goto(`/staff/applications/${id}`);
  await elsewhere.getByRole("button", { name: "Afslå" }).click();
  const refusing = elsewhere.getByRole("dialog");
  await refusing.getByLabel("Hvorfor?").fill("I er allerede med gennem jeres moderselskab.");
  await refusing.getByRole("button", { name: "Afslå" }).click();
  await expect(elsewhere.getByRole("heading", { name: "Afslået" })).toBeVisible();

  await page.getByRole("dialog").getByRole("button", { name: "Godkend" }).click();
  await expect(page.getByText("Den er blevet ændret imens.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Afslået" })).toBeVisible();
  await expect(page.getByText("I er allerede med gennem jeres moderselskab.")).toBeVisible();
});

test("a manager gives a partner's system its secret once, and closes it again", async ({
  page,
}) => {
  const name = unique("Medlemsdatabasen");
  await signIn(page, "manager");
  await page.goto("/staff/systems");
  await page.getByRole("button", { name: "Nyt system" }).click();
  await page.getByLabel("Hvad er det?").fill(name);
  await page.getByRole("button", { name: "Opret med en hemmelighed" }).click();
  const secret = page.getByTestId("client-secret");
  await expect(secret).not.toBeEmpty();
  const shown = (await secret.textContent()) ?? "";
  await page.getByRole("button", { name: "Jeg har gemt" }).click();
  await expect(secret).toBeHidden();
  await page.reload();
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await expect(card.getByText(`…${shown.slice(-4)}`)).toBeVisible();
  await card.getByRole("button", { name: "Luk systemet" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Luk for altid" }).click();
  await expect(card.getByText("Lukket", { exact: true })).toBeVisible();
});

test("a lead appoints an auditor, and ends the role", async ({ page }) => {
  const name = unique("Rie Revisor");
  await signIn(page, "lead");
  await page.goto("/staff/roles");
  await page.getByRole("button", { name: "Udpeg en medarbejder" }).click();
  await page.getByLabel("E-mail").fill(someAddress("rie"));
  await page.getByLabel("Navn").fill(name);
  await page.getByText("Revisor", { exact: true }).click();
  await page.getByRole("button", { name: "Udpeg", exact: true }).click();
  await expect(page.getByText("En revisors rolle skal have en slutdato.")).toBeVisible();
  const inAMonth = new Date(Date.now() + 30 * 24 * 3600 * 1000).toISOString().slice(0, 10);
  await page.getByLabel("Til hvornår?").fill(inAMonth);
  await page.getByRole("button", { name: "Udpeg", exact: true }).click();
  await page.getByRole("button", { name: `Afslut rollen for ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Afslut rollen" }).click();
  await expect(page.getByText(`Rollen for ${name} er afsluttet.`)).toBeVisible();
  await page.goto("/staff/audit?about=staff");
  await expect(page.getByText(/afsluttede en medarbejderrolle/).first()).toBeVisible();
});
