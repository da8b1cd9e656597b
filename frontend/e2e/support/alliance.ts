import {
  type APIResponse,
  type Browser,
  type BrowserContextOptions,
  devices,
  expect,
  type Page,
} from "@playwright/test";
import { appCode } from "./authenticator";
import { codeIn, linkIn, mailTo } from "./mailbox";
import { everythingRequired, signIn } from "./people";
import { daysAfter, isoDay, type SteeredPlatform } from "./steered";

/** Everybody an exchange needs, each with a browser: the member's is a phone, and those abroad read English. */
export type Cast = Record<"member" | "manager" | "finance" | "lead" | "host" | "partner", Page>;

const DANISH = { locale: "da-DK", timezoneId: "Europe/Copenhagen" };
const ENGLISH = { locale: "en-GB", timezoneId: "Europe/Paris" };
const PHONE = devices["Pixel 7"];
const DEMO = { manager: "ldc", finance: "finance", lead: "lead" } as const;
const PASSWORD = "ti-vaeve-og-en-karte";
const [DESIGN, ECO] = ["lifestyle-design-cluster", "ea-eco-entreprises"];
export const HOST = "Démo : Effilochage du Tarn";
const ELODIE = { email: "elodie@eco.example", name: "Élodie, éco-entreprises" };
const THOMAS = { email: "thomas@effilochage.example", name: "Thomas Effilocheur" };
/** Of a company that has not travelled yet: each is funded once. */
export const MEMBER = "Demo: Tekstilisolering Randers";
const RIKKE = { email: "rikke@isolering.example", name: "Rikke Rivemester" };

async function fine<Told = { id: string; version: number }>(answer: APIResponse): Promise<Told> {
  const told = await answer.text();
  expect(answer.ok(), `${answer.url()}: ${told}`).toBe(true);
  return JSON.parse(told || "{}") as Told;
}

async function browserOf(
  browser: Browser,
  platform: SteeredPlatform,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: platform.url, ...options });
  await context.clock.setSystemTime(platform.now());
  context.setDefaultTimeout(60_000);
  return context.newPage();
}

/** The people of the demonstration, a mill in France that joins the programme, and the manager of its cluster. */
export async function gather(browser: Browser, platform: SteeredPlatform): Promise<Cast> {
  const open = (options: BrowserContextOptions) => browserOf(browser, platform, options);
  const cast: Cast = {
    member: await open({ ...PHONE, ...DANISH }),
    manager: await open(DANISH),
    finance: await open(DANISH),
    lead: await open(DANISH),
    host: await open(ENGLISH),
    partner: await open(ENGLISH),
  };
  for (const [role, who] of Object.entries(DEMO))
    await signIn(cast[role as keyof typeof DEMO], who);
  await appointPartner(cast, platform);
  const { lead, host, member } = cast;
  await join(host, lead, { ...THOMAS, mill: HOST, cluster: ECO, aim: "host", language: "en" });
  await join(member, lead, {
    ...RIKKE,
    mill: MEMBER,
    cluster: DESIGN,
    aim: "visit",
    language: "da",
  });
  await joinDesignCluster(cast);
  return cast;
}

/** A cluster manager abroad, whose role wakes when they have an authenticator app. */
async function appointPartner({ lead, partner }: Cast, platform: SteeredPlatform): Promise<void> {
  const { email, name: display_name } = ELODIE;
  const role = { role: "cluster_manager", cluster_slug: ECO };
  await fine(
    await lead.request.post("/v1/staff-roles", {
      data: { email, display_name, language: "en", ...role },
    }),
  );
  const { request } = partner;
  const asked = await fine<{ id: string }>(
    await request.post("/v1/sign-in-mails", { data: { email, language: "en" } }),
  );
  const code = codeIn(await mailTo(partner, email, /sign.?in|code/i)).replaceAll(" ", "");
  await fine(await request.post("/v1/sessions/by-mail", { data: { id: asked.id, code } }));
  const app = await fine<{ secret: string }>(await request.post("/v1/me/authenticator-app"));
  const halfMinutes = Math.round((platform.now().getTime() - Date.now()) / 30_000);
  await fine(
    await request.post("/v1/me/authenticator-app/confirm", {
      data: { code: appCode(app.secret, halfMinutes) },
    }),
  );
}

type Newcomer = {
  email: string;
  name: string;
  mill: string;
  cluster: string;
  aim: string;
  language: string;
};

/** A mill of the registry applies by somebody who may act for it, and is accepted. */
async function join(page: Page, lead: Page, newcomer: Newcomer): Promise<void> {
  const { email, name, mill: q, cluster, aim, language } = newcomer;
  const found = await page.request.get("/v1/actors", { params: { q, limit: 1 } });
  const [mill] = (await fine<{ data: { id: string }[] }>(found)).data;
  const consents = await everythingRequired(page);
  const applied = await fine(
    await page.request.post("/v1/applications", {
      data: {
        programme_slug: "cloth",
        cluster_slug: cluster,
        applicant_name: name,
        applicant_email: email,
        language,
        claims_actor_id: mill?.id,
        proof: "I run the mill; my name is on our site.",
        answers: { organisation_kind: "sme", cluster_member: "yes", aim },
        consents,
      },
    }),
  );
  await fine(
    await lead.request.post(`/v1/applications/${applied.id}/accept`, {
      headers: { "If-Match": "*" },
      data: {},
    }),
  );
  const token = linkIn(await mailTo(page, email, /invit/i), "/invitation").split("#")[1];
  const data = { token, display_name: name, language, consents };
  await fine(await page.request.post("/v1/invitations/accept", { data }));
  await fine(await page.request.put("/v1/me/password", { data: { new_password: PASSWORD } }));
}

/** Only members of a partner's cluster travel with it. */
async function joinDesignCluster({ member, manager }: Cast): Promise<void> {
  const path = `/v1/actors/${await ownOrganisation(member)}/cluster-memberships`;
  await fine(await member.request.post(path, { data: { cluster_slug: DESIGN } }));
  await fine(await manager.request.post(`${path}/${DESIGN}/confirm`));
}

async function ownOrganisation(page: Page): Promise<string> {
  const me = await fine<{ memberships: { actor: { id: string } }[] }>(
    await page.request.get("/v1/me"),
  );
  return me.memberships[0]?.actor.id ?? "";
}

/** Somebody who is not signed in. */
export const stranger = (browser: Browser, platform: SteeredPlatform) =>
  browserOf(browser, platform, DANISH);

/** Nobody's browser stays signed in for weeks. */
export async function returnOn(moment: Date, cast: Cast, platform: SteeredPlatform): Promise<void> {
  platform.moveTo(moment);
  for (const page of Object.values(cast)) await page.context().clock.setSystemTime(platform.now());
  for (const [role, who] of Object.entries(DEMO))
    await signIn(cast[role as keyof typeof DEMO], who);
  for (const [page, { email }] of [
    [cast.host, THOMAS],
    [cast.member, RIKKE],
  ] as const)
    await fine(await page.request.post("/v1/sessions", { data: { email, password: PASSWORD } }));
}

/** A week at the mill, five weeks from now: published, with its host and a programme for each day. */
export async function planTrip({ manager, host }: Cast, platform: SteeredPlatform) {
  const { request } = manager;
  const first = daysAfter(platform.now(), 35, 8);
  const hostId = await ownOrganisation(host);
  const day = (n: number) => isoDay(daysAfter(first, n, 8));
  const at = ({ version }: { version: number }) => ({ "If-Match": `"v${version}"` });
  const drafted = await fine(
    await request.post("/v1/trips", {
      data: {
        title: { en: "A week at the tearing mill", da: "En uge på riveværket" },
        theme: "technology_digital",
        topics: ["Tearing and carding"],
        starts_on: day(0),
        ends_on: day(4),
        timezone: "Europe/Paris",
        destinations: [{ country: "FR", city: "Castres" }],
        seats_total: 4,
        min_participants: 1,
        apply_from: daysAfter(first, -36, 8).toISOString(),
        apply_until: daysAfter(first, -14, 8).toISOString(),
        programme_slug: "cloth",
        owner_cluster: DESIGN,
      },
    }),
  );
  const path = `/v1/trips/${drafted.id}`;
  const hosted = await fine(
    await request.put(`${path}/hosts`, {
      headers: at(drafted),
      data: { hosts: [{ actor_id: hostId, confirmed: true }] },
    }),
  );
  const lines = [
    "Sorting",
    "Tearing",
    "Carding",
    "Samples in the laboratory",
    "What a trial takes",
  ];
  const planned = await fine(
    await request.put(`${path}/programme`, {
      headers: at(hosted),
      data: {
        lines: lines.map((title, n) => ({
          day: day(n),
          starts_at: "09:00",
          ends_at: "16:00",
          kind: "company_visit",
          title: { en: title },
          host_actor_id: hostId,
        })),
      },
    }),
  );
  await fine(await request.post(`${path}/publish`, { headers: at(planned) }));
  return { id: drafted.id, first, last: daysAfter(first, 4, 15), title: "En uge på riveværket" };
}
