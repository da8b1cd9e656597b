import { type APIResponse, expect, type Page } from "@playwright/test";
import { linkIn, mailTo } from "./mailbox";
import { everythingRequired, signIn, signOut, someAddress } from "./people";

async function fine(answer: APIResponse): Promise<{ id: string }> {
  const told = await answer.text();
  expect(answer.ok(), `${answer.url()}: ${told}`).toBe(true);
  return JSON.parse(told || "{}") as { id: string };
}

/** A company that has just joined and has nothing yet; the page is signed in as its founder. */
export async function newCompany(page: Page, company: string): Promise<void> {
  const email = someAddress("ida");
  await signOut(page);
  const consents = await everythingRequired(page);
  const organisation = {
    legal_name: company,
    country: "DK",
    registration_number: String(10_000_000 + Math.floor(Math.random() * 89_999_999)),
    town: "Herning",
  };
  const application = await fine(
    await page.request.post("/v1/applications", {
      data: {
        programme_slug: "tekstilsymbiose-herning",
        applicant_name: "Ida Iversen",
        applicant_email: email,
        language: "da",
        organisation,
        answers: { textile_role: "uses", near_herning: true, leftover_kg_per_year: 300 },
        consents,
      },
    }),
  );
  await signIn(page, "manager");
  await fine(
    await page.request.post(`/v1/applications/${application.id}/accept`, {
      headers: { "If-Match": "*" },
      data: {},
    }),
  );
  await signOut(page);
  const token = linkIn(await mailTo(page, email, /invit/i), "/invitation").split("#")[1];
  const data = { token, display_name: "Ida Iversen", language: "da", consents };
  await fine(await page.request.post("/v1/invitations/accept", { data }));
}
