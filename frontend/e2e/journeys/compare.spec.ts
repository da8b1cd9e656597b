import { expect, type Page, test } from "@playwright/test";
import { settled } from "../support/pages";
import { publishOffer, signIn, unique, waitForPartners } from "../support/people";

/** The best partner of a fresh offer of white cotton, on the match's own page. */
async function openBestMatch(page: Page): Promise<string> {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto(`/materials/${id}`);
  await page.getByRole("link", { name: "Sammenlign side om side" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Sammenlign de to" })).toBeVisible();
  await settled(page);
  return id;
}

const score = async (page: Page) => Number(await page.getByTestId("score").textContent());

test("a match is read side by side, with what is settled folded away", async ({ page }) => {
  await openBestMatch(page);
  const met = page.getByText(/krav er opfyldt/).first();
  await expect(page.getByText(/bomuld, laboratorietest/).first()).toBeHidden();
  await met.click();
  await expect(page.getByText(/100\s% bomuld, laboratorietest/).first()).toBeVisible();
  // The line between the two is drawn, from one of its ends to the other.
  const line = page.getByRole("img", { name: /^Kort: fra Herning/ }).getByTestId("thread");
  await expect(line).toHaveAttribute("d", /^M-?\d[\d.]*,-?\d.*L-?\d/);
  const long = await line.evaluate((path: SVGPathElement) => path.getTotalLength());
  expect(long).toBeGreaterThan(0);
});

test("what if it were wet is tried by keyboard, never saved, and put back", async ({ page }) => {
  const id = await openBestMatch(page);
  const before = await score(page);
  const trial = page.getByRole("region", { name: "Hvad nu hvis …" });
  const state = trial.getByLabel(/Tørt eller fugtigt/);
  // It is met already, so its field is folded away.
  await expect(state).toBeHidden();
  await trial.locator("summary").press("Enter");
  await state.focus();
  await state.selectOption({ label: "Fugtigt" });
  const answer = trial.getByRole("status");
  await expect(answer).toContainText("Fugt");
  await expect(answer).toContainText("skal undersøges");

  await trial.getByRole("button", { name: "Nulstil" }).press("Enter");
  await expect(answer).toContainText("Svaret kommer her");
  await page.reload();
  await settled(page);
  expect(await score(page)).toBe(before);
  const stored = await (await page.request.get(`/v1/material-streams/${id}`)).json();
  expect(stored.material.moisture_state).toBe("dry");

  await page.getByRole("link", { name: "Ret mit materiale" }).first().click();
  await expect(page).toHaveURL(new RegExp(`/materials/${id}/edit$`));
});

test("turning a slider asks the service anew and shows its answer", async ({ page }) => {
  await openBestMatch(page);
  const before = await score(page);
  const trial = page.getByRole("region", { name: "Hvad nu hvis …" });
  if (await trial.locator("summary").isVisible()) await trial.locator("summary").click();
  const slider = trial.locator('input[type="range"]').first();
  const answer = trial.getByRole("status");
  await expect(answer).toContainText("Svaret kommer her");

  const asked: string[] = [];
  await page.route("**/v1/match-previews", async (route) => {
    asked.push(`${route.request().method()} ${route.request().postData()}`);
    await route.continue();
  });
  const answered = () =>
    page.waitForResponse(
      (response) => response.url().endsWith("/v1/match-previews") && response.status() === 200,
    );
  const [now, least, most] = await slider.evaluate((input: HTMLInputElement) => [
    Number(input.value),
    Number(input.min),
    Number(input.max),
  ]);
  // As far away from where it stands as it goes.
  const other = now - least > most - now ? least : most;
  await Promise.all([answered(), slider.fill(String(other))]);
  await expect(answer.locator("p").first()).toContainText(String(before));
  await expect(answer).not.toContainText("Svaret kommer her");
  await expect(slider).toHaveValue(String(other));
  const changed = asked.filter((each) => /^POST .*_changes":\{"/.test(each));
  expect(changed).toHaveLength(1);
  const first = await answer.textContent();

  // Another value is another question, and another answer.
  const between = least + (most - least) / 2;
  await Promise.all([answered(), slider.fill(String(between))]);
  await expect(answer).not.toContainText("Parret vurderes");
  expect(asked.filter((each) => /_changes":\{"/.test(each)).at(-1)).not.toBe(changed[0]);
  expect(first).toMatch(/\d+/);
});

test("an answer of the service that comes too late is not shown", async ({ page }) => {
  await openBestMatch(page);
  const trial = page.getByRole("region", { name: "Hvad nu hvis …" });
  await trial.locator("summary").click();
  await page.route("**/v1/match-previews", async (route) => {
    const slow = route.request().postData()?.includes('"wet"');
    if (slow) await new Promise((resolve) => setTimeout(resolve, 2_500));
    await route.continue().catch(() => undefined);
  });
  const state = trial.getByLabel(/Tørt eller fugtigt/);
  await state.selectOption({ label: "Vådt" });
  await expect(trial.getByText("Parret vurderes på ny …")).toBeVisible();
  await page.waitForTimeout(600);
  await state.selectOption({ label: "Fugtigt" });
  const answer = trial.getByRole("status");
  await expect(answer).toContainText("Materialet er fugtigt");
  await page.waitForTimeout(3_000);
  await expect(answer).toContainText("Materialet er fugtigt");
  await expect(answer).not.toContainText("Materialet er vådt");
});

test("the page says so when it cannot be read, and where nothing is", async ({ page }) => {
  await signIn(page, "sme");
  await page.goto("/matches/00000000-0000-7000-8000-000000000000");
  await expect(page.getByText("Siden findes ikke")).toBeVisible();
});
