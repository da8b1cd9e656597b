import { expect, type Page, test } from "@playwright/test";
import { signIn, unique } from "../support/people";

type Board = { columns: { column: string; cards: { match_id: string }[] }[] };

const columnOf = (page: Page, name: string) =>
  page.getByRole("region", { name: "Tavlens kolonner" }).getByRole("region", { name });

/** A listing of the small company, published now. */
async function list(page: Page, title: string): Promise<string> {
  await signIn(page, "sme");
  const answer = await page.request.post("/v1/material-streams", {
    data: {
      direction: "offer",
      title,
      material: {
        form: "cutting_scraps",
        composition: [{ fibre: "cotton", share_pct: 100 }],
        colour: "white_optical",
      },
      quantity: { value: 700 },
      place: {},
      publish: true,
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

test("a facilitator takes on a pair, writes what is next and notes what was said", async ({
  page,
}) => {
  await signIn(page, "facilitator");
  await page.goto("/staff/board?column=interest_one");
  const card = columnOf(page, "Den ene er interesseret").getByRole("article").first();
  await card
    .getByRole("button", { name: /skridt|\w/ })
    .first()
    .click();
  const step = unique("Ring til dem");
  await card.getByLabel("Næste skridt").fill(step);
  await card.getByLabel("Hvornår senest").fill("2026-01-02");
  await card.getByRole("button", { name: "Gem" }).click();
  await expect(card.getByText(step)).toBeVisible();
  await expect(card.getByText("Du følger op")).toBeVisible();
  await expect(card.getByText(/Forsinket siden/)).toBeVisible();

  await card.getByRole("button", { name: /note/i }).click();
  const notes = page.getByRole("dialog", { name: "Noter" });
  const said = unique("De venter på en prøve");
  await notes.getByLabel("Ny note").fill(said);
  await notes.getByRole("button", { name: "Tilføj noten" }).click();
  await expect(notes.getByRole("listitem").filter({ hasText: said })).toContainText("Frederik");
});

test("a match is given to a colleague of the cluster, and back", async ({ page }) => {
  await signIn(page, "facilitator");
  await page.goto("/staff/board?column=interest_one");
  const card = columnOf(page, "Den ene er interesseret").getByRole("article").first();
  const give = async (to: RegExp) => {
    await card.getByRole("button").first().click();
    const whom = card.getByLabel("Hvem følger op");
    const name = whom.locator("option").filter({ hasText: to });
    await whom.selectOption((await name.getAttribute("value")) ?? "?");
    await card.getByRole("button", { name: "Gem" }).click();
  };
  await give(/^Kasper/);
  await expect(card.getByText("Kasper, klyngeleder")).toBeVisible();
  await page.reload();
  await expect(card.getByText("Kasper, klyngeleder")).toBeVisible();
  await give(/\(mig\)$/);
  await expect(card.getByText("Du følger op")).toBeVisible();
});

test("a next step that a colleague has set meanwhile is not written over unseen", async ({
  page,
}) => {
  await signIn(page, "facilitator");
  const board = page.waitForResponse((answer) => answer.url().includes("/v1/match-board"));
  await page.goto("/staff/board?column=interest_mutual");
  const { columns } = (await (await board).json()) as Board;
  const id = columns.find(({ column }) => column === "interest_mutual")?.cards[0]?.match_id;
  const card = columnOf(page, "Begge er interesserede").getByRole("article").first();
  await card.getByRole("button").first().click();
  const mine = unique("Besøg dem");
  await card.getByLabel("Næste skridt").fill(mine);
  const hers = await page.request.put(`/v1/matches/${id}/follow-up`, {
    headers: { "If-Match": "*" },
    data: { next_step: "Skriv til dem", due_on: "2027-03-01" },
  });
  expect(hers.status(), await hers.text()).toBe(200);

  await card.getByRole("button", { name: "Gem" }).click();
  const dialog = page.getByRole("dialog", { name: "Nogen har rettet det i mellemtiden" });
  await dialog.getByRole("button", { name: "Hent den nyeste udgave" }).click();
  await expect(card.getByLabel("Næste skridt")).toHaveValue(mine);
  await expect(card.getByLabel("Hvornår senest")).toHaveValue("2027-03-01");
  await card.getByRole("button", { name: "Gem" }).click();
  await expect(card.getByText(mine)).toBeVisible();
});

test("a facilitator brings two together that no rule of law keeps apart, and dismisses them again", async ({
  page,
}) => {
  const title = unique("Hvidt klip til tavlen");
  const id = await list(page, title);
  await signIn(page, "facilitator");
  await page.goto("/staff/board");
  await page.getByRole("button", { name: "Bring to sammen" }).click();
  const dialog = page.getByRole("dialog", { name: "Bring to sammen" });
  await dialog.getByLabel(/Hvem har det/).fill(title);
  await dialog.getByRole("button", { name: new RegExp(title) }).click();
  await dialog.getByLabel(/Hvem mangler det/).fill("klude");
  await dialog.getByRole("listitem").getByRole("button").first().click();
  await expect(dialog.getByText(/passer/).first()).toBeVisible();
  const reason = dialog.getByLabel("Hvorfor de to alligevel?");
  if (await reason.isVisible()) await reason.fill("De har talt sammen på messen.");
  await dialog.getByLabel("Hvor mødte de hinanden?").fill("Messen i Herning");
  await dialog.getByRole("button", { name: "Bring dem sammen" }).click();
  await expect(page.getByText(/Bragt sammen/)).toBeVisible();

  await page.goto(`/staff/board?q=${encodeURIComponent(title)}`);
  const found = (await (
    await page.request.get(`/v1/match-board?q=${encodeURIComponent(title)}`)
  ).json()) as Board;
  expect(found.columns.flatMap(({ cards }) => cards).length).toBeGreaterThan(0);
  const card = page
    .getByRole("article")
    .filter({ hasText: title })
    .filter({ hasText: "de mødtes til et arrangement" });
  await card.getByRole("button", { name: "Afvis" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tidspunktet passer ikke" }).click();
  await expect(card.getByText(/Afvist:/)).toBeVisible();
  await signIn(page, "sme");
  await page.request.post(`/v1/material-streams/${id}/withdraw`, { data: { reason: "other" } });
});

test("what a facilitator set aside, and why, is read by the party it concerns", async ({
  page,
}) => {
  const title = unique("Hvidt klip til pladerne");
  const id = await list(page, title);
  // Who has no mandate of either side, and acts by office alone.
  await signIn(page, "manager");
  const needs = (await (
    await page.request.get("/v1/material-streams?direction=need&status=published&limit=100")
  ).json()) as { data: { id: string }[] };
  const why = unique("De prøver det på et værksted i Herning");
  let matchId = "";
  for (const need of needs.data) {
    const made = await page.request.post("/v1/matches", {
      data: { offer_id: id, need_id: need.id, override_reason: why, event: "Messen i Herning" },
    });
    if (made.status() !== 201) continue;
    const match = (await made.json()) as { id: string; overridden: string[] };
    matchId = match.id;
    if (match.overridden.length > 0) break;
  }
  expect(matchId).not.toBe("");

  await signIn(page, "sme");
  const told = (await (
    await page.request.get(`/v1/matches/${matchId}`, { headers: { "accept-language": "da" } })
  ).json()) as {
    overridden: string[];
    explanation: { rules: { requirement: string; result: string; sentence: string }[] };
  };
  const [aside] = told.explanation.rules.filter(
    ({ requirement, result }) => result === "fail" && told.overridden.includes(requirement),
  );
  expect(aside, "a rule was set aside").toBeDefined();
  await page.goto(`/matches/${matchId}`);
  const notice = page.getByTestId("by-hand");
  await expect(notice).toContainText("En facilitator fra klyngerne har bragt de to sammen.");
  await expect(notice).toContainText("Messen i Herning");
  await expect(notice).toContainText(why);
  await expect(notice).toContainText(aside?.sentence ?? "?");

  await page.goto(`/materials/${id}`);
  await expect(page.getByTestId("by-hand").filter({ hasText: why }).first()).toBeVisible();
  await page.request.post(`/v1/material-streams/${id}/withdraw`, { data: { reason: "other" } });
});

test("on a phone the board shows one column at a time", async ({ page }) => {
  await page.setViewportSize({ width: 412, height: 900 });
  await signIn(page, "facilitator");
  await page.goto("/staff/board");
  await page.getByLabel("Hvor langt de er").selectOption("converted");
  await expect(page).toHaveURL(/column=converted/);
  await expect(columnOf(page, "Handler sammen")).toBeVisible();
  await expect(columnOf(page, "Den ene er interesseret")).toBeHidden();
});
