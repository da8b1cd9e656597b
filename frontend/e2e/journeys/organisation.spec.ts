import { expect, type Page, test } from "@playwright/test";
import { linkIn, mailTo } from "../support/mailbox";
import { PEOPLE, signIn, signOut, someAddress, unique } from "../support/people";

const FREDERIK = PEOPLE.facilitator.name;

type Place = { id: string; name: string };

/** The organisation of whoever is signed in. */
async function ownOrganisation(page: Page): Promise<Place> {
  const me = (await (await page.request.get("/v1/me")).json()) as {
    memberships: { actor: { id: string; display_name: string } }[];
  };
  const actor = me.memberships[0]?.actor;
  if (!actor) throw new Error("the demonstration's recycler belongs to no organisation");
  return { id: actor.id, name: actor.display_name };
}

async function inviteColleague(page: Page, { id, name }: Place): Promise<void> {
  const email = someAddress("kollega");
  await page.goto(`/organisation/${id}/people`);
  await page.getByRole("button", { name: "Inviter en kollega" }).click();
  await page.getByLabel("Kollegaens e-mail").fill(email);
  await page.getByText("Læser", { exact: true }).click();
  await page.getByRole("button", { name: "Send invitationen" }).click();
  await expect(page.getByText(`En invitation er på vej til ${email}.`)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: email })).toContainText("Læser");
  const mail = await mailTo(page, email, /./);
  expect(mail).toContain(name);
  linkIn(mail, "/invitation");
}

async function giveMandate(page: Page, { id }: Place): Promise<void> {
  await page.goto(`/organisation/${id}/mandates`);
  await page.getByRole("button", { name: "Giv fuldmagt" }).click();
  await page.getByText(FREDERIK, { exact: true }).first().click();
  await page.getByText("3 måneder", { exact: true }).click();
  await page.getByRole("button", { name: "Giv fuldmagten" }).click();
  await expect(page.getByText(`${FREDERIK} må nu handle på jeres vegne.`)).toBeVisible();
  await expect(page.getByText(/men aldrig skrive under/)).toBeVisible();
}

async function listOnBehalf(page: Page, { name }: Place, title: string): Promise<string> {
  await page.goto("/add");
  await page.getByText(name, { exact: true }).first().click();
  await expect(page.getByText(`Du handler på vegne af ${name}`)).toBeVisible();
  await page.getByText("Garn", { exact: true }).click();
  await page.getByLabel("Hvor meget?").fill("90");
  await page.getByRole("button", { name: "Næste: sted og tid" }).click();
  await page.getByLabel("By eller postnummer").fill("8620");
  await page.getByLabel("Titel").fill(title);
  await page.getByRole("button", { name: "Offentliggør", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  const bar = page.getByRole("region", { name: "Jeres materiale" });
  await expect(bar).toContainText(`Du handler på vegne af ${name}`);
  return new URL(page.url()).pathname;
}

test("an organisation lets a facilitator act for it, sees what is done, and ends it", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signIn(page, "recycler");
  const organisation = await ownOrganisation(page);
  await inviteColleague(page, organisation);
  await giveMandate(page, organisation);

  await signOut(page);
  await signIn(page, "facilitator");
  const title = unique("Garnrester");
  const stream = await listOnBehalf(page, organisation, title);

  await signOut(page);
  await signIn(page, "recycler");
  await page.goto(`/organisation/${organisation.id}/history`);
  const onBehalf = `${FREDERIK} (facilitator) på vegne af ${organisation.name} offentliggjorde et opslag.`;
  await expect(page.getByRole("listitem").filter({ hasText: onBehalf }).first()).toBeVisible();
  await expect(page.getByText("inviterede en ny person.").first()).toBeVisible();

  await page.goto(`/organisation/${organisation.id}/mandates`);
  await page.getByRole("button", { name: `Afslut fuldmagten til ${FREDERIK}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Afslut fuldmagten" }).click();
  await expect(page.getByText(`${FREDERIK} handler ikke længere på jeres vegne.`)).toBeVisible();
  await expect(page.getByText("Ingen handler på jeres vegne lige nu")).toBeVisible();

  await signOut(page);
  await signIn(page, "facilitator");
  await page.goto(stream);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(page.getByRole("region", { name: "Jeres materiale" })).toHaveCount(0);
  const id = stream.split("/").at(-1);
  const refused = await page.request.post(`/v1/material-streams/${id}/pause`);
  expect(refused.status()).toBe(403);
  await page.goto(`${stream}/edit`);
  await expect(page.getByText("Kun ejeren kan rette det her")).toBeVisible();
});

test("the last administrator hands over before leaving", async ({ page }) => {
  await signIn(page, "recycler");
  const { id } = await ownOrganisation(page);
  await page.goto(`/organisation/${id}/people`);
  const self = page.getByRole("listitem").filter({ hasText: PEOPLE.recycler.email });
  await expect(self).toContainText("Den eneste administrator.");
  await expect(self.getByRole("button")).toHaveCount(0);
});

test("an offer is shown to those its owner chooses, and to nobody else", async ({ page }) => {
  await signIn(page, "sme");
  const { name } = { name: "Demo: Fiberværket ved Gudenåen" };
  const title = unique("Fortrolige rester");
  await page.goto("/add");
  await page.getByText("Garn", { exact: true }).click();
  await page.getByLabel("Hvor meget?").fill("90");
  await page.getByRole("button", { name: "Næste: sted og tid" }).click();
  await page.getByLabel("Titel").fill(title);
  await page.getByText("Dem, vi vælger", { exact: true }).click();
  await page.getByLabel("Hvilke virksomheder?").fill("Fiberværket");
  await page.getByRole("button", { name: `Inviter ${name}` }).click();
  await page.getByRole("button", { name: "Offentliggør", exact: true }).click();
  await expect(page.getByText(`Kun synligt for ${name} og klyngens medarbejdere.`)).toBeVisible();
  const stream = page.url();

  await signOut(page);
  await page.goto(stream);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Siden findes ikke");
  await signIn(page, "recycler");
  await page.goto(stream);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
});
