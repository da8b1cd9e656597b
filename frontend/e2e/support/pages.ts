import type { Page } from "@playwright/test";

type Listed = { data: { id: string }[] };

async function firstId(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  const [first] = ((await answer.json()) as Listed).data;
  if (!first) throw new Error(`nothing at ${path}: is the demonstration loaded?`);
  return first.id;
}

/** An offer that goes further through a processor than it does directly. */
export async function chainedOffer(page: Page): Promise<string> {
  const offers = await page.request.get("/v1/material-streams?direction=offer&limit=40");
  for (const { id } of ((await offers.json()) as Listed).data) {
    const chains = await page.request.get(`/v1/material-streams/${id}/chains?limit=1`);
    if (((await chains.json()) as { data: unknown[] }).data.length > 0) return id;
  }
  throw new Error("no offer with a chain: is the demonstration loaded?");
}

async function ownOrganisation(page: Page): Promise<string> {
  const me = (await (await page.request.get("/v1/me")).json()) as {
    memberships: { actor: { id: string } }[];
  };
  return me.memberships[0]?.actor.id ?? "none";
}

/** Every page of the app, with something real on it; `own` pages need a signed-in person. */
export async function allPages(page: Page): Promise<{ path: string; own?: boolean }[]> {
  const offer = await firstId(page, "/v1/material-streams?direction=offer&limit=1");
  const need = await firstId(page, "/v1/material-streams?direction=need&limit=1");
  const actor = await firstId(page, "/v1/actors?limit=1");
  const mine = await firstId(page, "/v1/material-streams?mine=true&status=published&limit=1");
  const own = await ownOrganisation(page);
  const match = await firstId(page, "/v1/matches?limit=1");
  const trip = await comingTrip(page);
  const past = await firstId(page, "/v1/trips?state=archived&limit=1");
  const seat = await firstId(page, "/v1/trip-applications?limit=1");
  return [
    { path: "/" },
    { path: "/materials" },
    { path: "/materials?view=map" },
    { path: "/materials?q=xyzzyx-nothing" },
    { path: `/materials/${offer}` },
    { path: `/materials/${need}` },
    { path: `/materials/${await chainedOffer(page)}` },
    { path: "/actors" },
    { path: "/actors?view=map" },
    { path: `/actors/${actor}` },
    { path: "/add" },
    { path: "/add?step=2" },
    { path: "/sign-in" },
    { path: "/sign-in/link#not-a-link-of-ours" },
    { path: "/join" },
    { path: "/join/cloth" },
    { path: "/join/cloth?step=2" },
    { path: "/join/tekstilsymbiose-herning?step=3" },
    { path: "/join/status#not.a-link-of-ours" },
    { path: "/invitation#not-a-link-of-ours" },
    { path: "/sources" },
    { path: "/patterns" },
    { path: "/patterns?q=xyzzyx-nothing" },
    { path: "/patterns/workwear-polycotton-to-acoustic-panels" },
    { path: "/trips" },
    { path: "/trips?when=past" },
    { path: "/trips?view=map" },
    { path: `/trips/${trip}` },
    { path: `/trips/${past}` },
    { path: "/registrations", own: true },
    { path: "/registrations?view=partners", own: true },
    { path: "/registrations?view=proposals", own: true },
    { path: "/seats", own: true },
    { path: `/seats/${seat}`, own: true },
    { path: "/certificates/CLOTH-2026-001-ABCDEFGH" },
    { path: "/no-such-page" },
    { path: "/matches", own: true },
    { path: "/matches?show=mutual", own: true },
    { path: `/matches/${match}`, own: true },
    { path: "/my-materials", own: true },
    { path: "/exchanges", own: true },
    { path: "/vouchers", own: true },
    { path: "/account", own: true },
    { path: "/account/security", own: true },
    { path: "/account/keys", own: true },
    { path: "/account/data", own: true },
    { path: `/materials/${mine}`, own: true },
    { path: `/materials/${mine}/edit`, own: true },
    ...["", "/profiles", "/people", "/mandates", "/history"].map((page) => ({
      path: `/organisation/${own}${page}`,
      own: true,
    })),
  ];
}

/** Every page of the staff, for somebody whose roles include them all. */
export async function staffPages(page: Page): Promise<string[]> {
  const application = await firstId(page, "/v1/applications?limit=1");
  return [
    "/staff",
    "/staff/board",
    "/staff/exchanges",
    "/staff/board?q=xyzzyx-nothing",
    "/staff/applications",
    "/staff/applications?show=all&q=xyzzyx-nothing",
    `/staff/applications/${application}`,
    "/staff/registrations",
    "/staff/registrations?view=propose",
    "/staff/registrations?view=proposals",
    "/staff/organisations",
    "/staff/roles",
    "/staff/systems",
    "/staff/audit",
    "/staff/audit?about=staff",
    "/staff/retention",
    "/programme/budget",
    "/patterns/new",
    "/patterns/hotel-linen-to-wipers/edit",
    "/staff/matching",
    "/staff/matching?by=nuts3",
    "/mailbox",
  ];
}

/** What the lead of a programme has. */
export const PROGRAMME_PAGES = [
  "/programme",
  "/programme/participants?doubtful=yes",
  "/programme/participants?q=xyzzyx-nothing",
  "/programme/periods",
  "/programme/terms",
  "/programme/eligibility",
  "/programme/budget",
  "/programme/partners",
  "/programme/about",
];

/** What whoever organises trips has; for staff of the cluster of the demonstration's trips. */
export async function tripPages(page: Page): Promise<string[]> {
  const trip = await comingTrip(page);
  const full = await firstId(page, "/v1/trips?state=published&limit=50&order=latest");
  const seat = await firstId(page, `/v1/trip-applications?trip=${trip}&limit=1`);
  const pages = ["", "/content", "/programme", "/applications", "/attendance", "/report"];
  return [
    "/staff/trips",
    "/staff/trips?show=past",
    ...pages.map((name) => `/staff/trips/${trip}${name}`),
    `/staff/trips/${trip}/applications/${seat}`,
    `/staff/trips/${trip}/waiting`,
    `/staff/trips/${full}/waiting`,
    "/trips/check-in",
  ];
}

/** The demonstration's next trip. */
const comingTrip = (page: Page) => firstId(page, "/v1/trips?state=published&limit=1&order=next");

/** The page is drawn and its lists have arrived. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main h1, main h2").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
}
