import { expect, test } from "@playwright/test";
import { signIn } from "../support/people";

type Actors = { data: { id: string; display_name: string }[] };

const LIST = "**/v1/actors/*/blocked-actors";

test("whom an organisation does not deal with is shown, changed in its newest state, and says when it fails", async ({
  page,
}) => {
  await signIn(page, "recycler");
  const me = await (await page.request.get("/v1/me")).json();
  const own: string = me.memberships[0].actor.id;
  const list = `/v1/actors/${own}/blocked-actors`;
  await page.request.put(list, { data: { actor_ids: [] } });
  const others = (await (await page.request.get("/v1/actors?limit=30")).json()) as Actors;
  const [first, second] = others.data.filter(({ id }) => id !== own);
  if (!first || !second) throw new Error("the demonstration knows other organisations");

  await page.route(LIST, (route) => route.fulfill({ status: 500, json: {} }));
  await page.goto(`/organisation/${own}`);
  const section = page.getByRole("region", { name: "Hvem I ikke handler med" });
  await expect(section.getByRole("alert")).toContainText("Vi kunne ikke hente det");
  await page.unroute(LIST);
  await section.getByRole("button", { name: "Prøv igen" }).click();
  const search = section.getByLabel("Tilføj en virksomhed");
  await expect(search).toBeVisible();

  // A colleague adds one meanwhile: it is still there after this page has added another.
  await page.request.put(list, { data: { actor_ids: [first.id] } });
  await search.fill(second.display_name);
  const name = `Handl ikke med ${second.display_name}`;
  await section.getByRole("button", { name, exact: true }).first().click();
  await expect(page.getByText("Gemt. Match følger om et øjeblik.")).toBeVisible();
  await expect(section.getByText(first.display_name, { exact: true })).toBeVisible();
  const kept = (await (await page.request.get(list)).json()) as Actors;
  expect(kept.data.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  await page.request.put(list, { data: { actor_ids: [] } });
});
