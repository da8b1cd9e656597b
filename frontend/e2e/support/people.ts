import { expect, type Page } from "@playwright/test";
import { linkIn, mailTo } from "./mailbox";

const PASSWORD = "demo-symbiose";

export const PEOPLE = {
  sme: { email: "sy@demo.symbiosis.example", name: "Signe, systue" },
  facilitator: { email: "facilitator@demo.symbiosis.example", name: "Frederik, klyngen" },
  lead: { email: "leder@demo.symbiosis.example", name: "Lone, programleder" },
  manager: { email: "klynge@demo.symbiosis.example", name: "Kasper, klyngeleder" },
  ldc: { email: "ldc@demo.symbiosis.example", name: "Laura, designklyngen" },
  finance: { email: "finans@demo.symbiosis.example", name: "Finn, økonomi" },
  recycler: { email: "genanvend@demo.symbiosis.example", name: "Rikke, genanvendelse" },
} as const;

/** Signs in through the service; the cookie then belongs to the page. */
export async function signIn(page: Page, who: keyof typeof PEOPLE): Promise<void> {
  const answer = await page.request.post("/v1/sessions", {
    data: { email: PEOPLE[who].email, password: PASSWORD },
  });
  expect(answer.status()).toBe(201);
}

/** A title nobody else in this run has. */
export const unique = (words: string) => `${words} ${crypto.randomUUID().slice(0, 8)}`;

/** An address nobody else in this run has. */
export const someAddress = (who: string) => `${who}-${crypto.randomUUID().slice(0, 8)}@e2e.example`;

export async function signOut(page: Page): Promise<void> {
  await page.request.delete("/v1/sessions/current");
}

/** Somebody new in the small company, who has no password; the page is signed in as them. */
export async function newMember(page: Page, role = "stream_editor"): Promise<string> {
  await signIn(page, "sme");
  const me = (await (await page.request.get("/v1/me")).json()) as {
    memberships: { actor: { id: string } }[];
  };
  const email = someAddress("ny");
  const invited = await page.request.post(`/v1/actors/${me.memberships[0]?.actor.id}/invitations`, {
    data: { email, role, language: "da" },
  });
  expect(invited.status(), await invited.text()).toBe(201);
  await signOut(page);
  const token = linkIn(await mailTo(page, email, /./), "/invitation").split("#")[1];
  const accepted = await page.request.post("/v1/invitations/accept", {
    data: {
      token,
      display_name: "Ny medarbejder",
      language: "da",
      consents: await everythingRequired(page),
    },
  });
  expect(accepted.status(), await accepted.text()).toBe(201);
  return email;
}

export async function everythingRequired(page: Page) {
  const answer = await page.request.get("/v1/consent-texts");
  const { data } = (await answer.json()) as {
    data: { purpose: string; version: string; required: boolean }[];
  };
  return data
    .filter(({ required }) => required)
    .map(({ purpose, version }) => ({ purpose, text_version: version, given: true }));
}

/** Lists an offer of white cotton scraps that several needs fit; gives its id. */
export async function publishOffer(page: Page, title: string): Promise<string> {
  const answer = await page.request.post("/v1/material-streams", {
    data: {
      direction: "offer",
      title,
      language: "da",
      stream_type: "cutting_scraps",
      quantity: { mode: "recurring", value: 900, unit: "kg", period: "month" },
      place: { country: "DK", postcode: "7400" },
      material: {
        form: "cutting_scraps",
        origin_stage: "garment_production",
        composition: [{ fibre: "cotton", share_pct: 100 }],
        evidence_method: "lab_chemical",
        colour: "white_optical",
        moisture_state: "dry",
        stored_dry: true,
        disruptors: [],
      },
      publish: true,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return id;
}

/** Waits until the worker has found partners for a stream. */
export async function waitForPartners(page: Page, streamId: string): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await page.request.get(`/v1/material-streams/${streamId}/matches`);
      return ((await answer.json()) as { data: unknown[] }).data.length;
    })
    .toBeGreaterThan(0);
}
