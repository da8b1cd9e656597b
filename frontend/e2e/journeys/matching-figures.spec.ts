import { expect, test } from "@playwright/test";
import { settled } from "../support/pages";
import { signIn } from "../support/people";

type Amount = { streams: number; kg_per_year: number } | null;
type Statistics = {
  data: { name: string; sentence: string; streams: number; kg_per_year: number; rule: string }[];
  published: Amount;
  unmatched: Amount;
};
type Share = { share: number | null; of: number };
type Quality = {
  coverage: Share;
  conditionals: Share;
  bands: { band: string; suggested: number; decided: number }[];
};

const number = (value: number, digits?: number) =>
  new Intl.NumberFormat("da-DK", { maximumFractionDigits: digits ?? 20 }).format(value);

test("a facilitator reads what stands in the way and how well suggestions serve, as the service counts it", async ({
  page,
}) => {
  await signIn(page, "facilitator");
  await page.goto("/staff/matching");
  await settled(page);
  const headers = { "accept-language": "da" };
  const read = async (path: string) => (await page.request.get(path, { headers })).json();
  const quality = (await read("/v1/match-quality")) as Quality;
  const statistics = (await read("/v1/match-statistics")) as Statistics;

  expect(statistics.data.length).toBeGreaterThan(0);
  const rows = page.locator("ol > li");
  await expect(rows).toHaveCount(statistics.data.length);
  for (const [at, obstacle] of statistics.data.entries()) {
    const row = rows.nth(at);
    await expect(row.getByRole("heading")).toHaveText(obstacle.name, { ignoreCase: true });
    await expect(row).toContainText(obstacle.sentence);
    await expect(row).toContainText(
      new RegExp(`${obstacle.streams} material.* · ${obstacle.rule}`),
    );
  }
  if (statistics.published && statistics.unmatched) {
    const { published, unmatched } = statistics;
    await expect(
      page.getByText(`${number(unmatched.streams)} af ${number(published.streams)} materialer`),
    ).toBeVisible();
  }

  const share = (name: string) =>
    page.locator("dl > div").filter({ has: page.locator("dt", { hasText: name }) });
  for (const [name, { share: part, of }] of [
    ["Udbud med en partner", quality.coverage],
    ["På en betingelse", quality.conditionals],
  ] as const) {
    await expect(share(name)).toContainText(`af ${number(of)}`);
    if (part !== null) await expect(share(name)).toContainText(`${Math.round(part * 100)}`);
  }
  const lines = page.getByRole("table").locator("tbody tr");
  await expect(lines).toHaveCount(quality.bands.length);
  for (const [at, band] of quality.bands.entries()) {
    const cells = lines.nth(at).getByRole("cell");
    await expect(cells.nth(0)).toHaveText(number(band.suggested));
    await expect(cells.nth(1)).toHaveText(number(band.decided));
  }

  await page.getByLabel("Sted").selectOption({ label: "Efter land" });
  await expect(page).toHaveURL(/by=country/);
  const byCountry = (await read("/v1/match-statistics?by=country")) as Statistics;
  await expect(rows).toHaveCount(byCountry.data.length);
});

test("a party has no such page", async ({ page }) => {
  await signIn(page, "sme");
  const answer = await page.request.get("/v1/match-quality");
  expect(answer.status()).toBe(403);
});
