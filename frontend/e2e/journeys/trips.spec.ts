import { expect, type Page, test } from "@playwright/test";
import { signIn } from "../support/people";

type Trip = { id: string; title: { da?: string }; own_applications: Own[] };
type Own = { id: string; state: string };

/** A trip of the small company's own cluster that takes applications, with a title of its own. */
async function openTrip(page: Page, title: string): Promise<string> {
  await signIn(page, "ldc");
  const day = (days: number) => new Date(Date.now() + days * 86_400_000);
  const iso = (at: Date) => at.toISOString().slice(0, 10);
  const first = 70 + ((8 - day(70).getUTCDay()) % 7);
  const made = await page.request.post("/v1/trips", {
    data: {
      title: { en: title, da: title },
      theme: "technology_digital",
      starts_on: iso(day(first)),
      ends_on: iso(day(first + 2)),
      destinations: [{ country: "FR", city: "Roubaix" }],
      hosts_to_be_named: true,
      seats_total: 3,
      apply_from: day(-1).toISOString(),
      apply_until: day(20).toISOString(),
      programme_slug: "cloth",
      owner_cluster: "lifestyle-design-cluster",
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { id, version } = (await made.json()) as { id: string; version: number };
  const published = await page.request.post(`/v1/trips/${id}/publish`, {
    headers: { "If-Match": `"v${version}"` },
  });
  expect(published.status(), await published.text()).toBe(200);
  return id;
}

test("a company finds a trip in the calendar, applies, and follows its seats", async ({ page }) => {
  test.setTimeout(120_000);
  const title = `Sorteringsanlæg ${crypto.randomUUID().slice(0, 8)}`;
  const tripId = await openTrip(page, title);
  await signIn(page, "sme");
  await page.goto("/trips");
  await page.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("button", { name: "Søg om pladser" }).click();

  await expect(page).toHaveURL(/\/seats\//);
  const why = page.getByLabel("Hvorfor vil I med?");
  await why.fill("Vi vil vide, hvem der køber det sorterede.");
  await expect(page.getByText("Gemt. I kan fortsætte senere.")).toBeVisible();
  await page.reload();
  await expect(why).toHaveValue("Vi vil vide, hvem der køber det sorterede.");
  await page.getByRole("button", { name: "Send ansøgningen" }).click();
  await expect(page.getByText("Jeres klynge ser på den.", { exact: false })).toBeVisible();

  await page.goto("/seats");
  const card = page.getByRole("link", { name: new RegExp(title) });
  await expect(card).toContainText("Sendt");
  const trip = (await (await page.request.get(`/v1/trips/${tripId}`)).json()) as Trip;
  expect(trip.own_applications.map(({ state }) => state)).toEqual(["submitted"]);
  await signIn(page, "ldc");
  const now = await page.request.get(`/v1/trips/${tripId}`);
  await page.request.post(`/v1/trips/${tripId}/cancel`, {
    headers: { "If-Match": now.headers().etag ?? "*" },
    data: { reason: "Prøven er slut." },
  });
});
