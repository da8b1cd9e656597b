import { expect, test } from "@playwright/test";
import { newCompany } from "../support/company";
import { settled } from "../support/pages";
import { publishOffer, signIn, unique, waitForPartners } from "../support/people";

test("interest is shown with one press and dismissal takes a reason", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto("/matches");
  await settled(page);

  // Somebody who has not answered yet: else the two would be agreed at once.
  const first = page
    .getByRole("article")
    .filter({ hasNotText: "De er interesserede" })
    .filter({ has: page.getByRole("button", { name: "Vis interesse" }) })
    .first();
  const partner = await first.getByRole("heading", { level: 3 }).textContent();
  await first.getByRole("button", { name: "Vis interesse" }).click();
  await expect(page.getByText("Jeres interesse er givet videre.")).toBeVisible();
  await page.getByRole("link", { name: "Venter på dem" }).click();
  await expect(page.getByRole("heading", { level: 3, name: partner ?? "?" }).first()).toBeVisible();

  await page.getByRole("link", { name: "Mangler svar" }).click();
  await settled(page);
  await page
    .getByRole("article")
    .first()
    .getByRole("button", { name: "Ikke relevant", exact: true })
    .click();
  const dialog = page.getByRole("dialog", { name: "Hvorfor er det ikke relevant?" });
  await dialog.getByRole("button", { name: "For langt væk" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Afvist" }).click();
  await expect(page.getByText("For langt væk").first()).toBeVisible();
});

test("each group says how many it has on all pages, and the list goes as far", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  const told = page.waitForResponse((answer) => answer.url().includes("/v1/match-counts"));
  await page.goto("/matches");
  const counts = (await (await told).json()) as Record<string, Record<string, number>>;
  await settled(page);
  for (const [name, count] of [
    ["Stærke match", counts.nobodys?.strong],
    ["Mulige match", counts.nobodys?.possible],
  ] as const) {
    const group = page.locator("section").filter({ has: page.getByRole("heading", { name }) });
    if (!count) {
      await expect(group).toBeHidden();
      continue;
    }
    await expect(group.getByRole("heading", { level: 2 })).toContainText(String(count));
    await expect(group.getByRole("article")).toHaveCount(Math.min(count, 10));
    if (count <= 10 || count > 20) continue;
    await group.getByRole("button", { name: "Vis flere" }).click();
    await expect(group.getByRole("article")).toHaveCount(count);
  }
});

test("one press on a reason dismisses, and one on the notice takes it back", async ({ page }) => {
  await signIn(page, "sme");
  const title = unique("Hvide afklip");
  const id = await publishOffer(page, title);
  await waitForPartners(page, id);
  await page.goto(`/materials/${id}`);
  const first = page.getByRole("article").first();
  const partner = await first.locator("h3 a").getAttribute("href");
  const card = page.getByRole("article").filter({ has: page.locator(`h3 a[href="${partner}"]`) });
  await first
    .getByRole("button", { name: /^Ikke relevant: / })
    .first()
    .click();
  await expect(card).toBeHidden();
  const notice = page.getByRole("status").filter({ hasText: "Afvist." });
  await notice.getByRole("button", { name: "Fortryd" }).click();
  await expect(page.getByText("Fortrudt. Matchet er, hvor det var.")).toBeVisible();
  await expect(card.getByRole("button", { name: "Vis interesse" })).toBeVisible();
});

test("less usual reasons stand behind a press, and a dismissal is undone later too", async ({
  page,
}) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto(`/materials/${id}`);
  const link = page.getByRole("link", { name: "Sammenlign side om side" }).first();
  await page.goto((await link.getAttribute("href")) ?? "?");
  await page.getByRole("button", { name: "Ikke relevant", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Hvorfor er det ikke relevant?" });
  await dialog.getByRole("button", { name: "Flere grunde" }).click();
  await dialog.getByRole("button", { name: "Der mangler et certifikat" }).click();
  await expect(page.getByText("Der mangler et certifikat")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Fortryd afvisningen" }).click();
  await expect(page.getByRole("button", { name: "Vis interesse" })).toBeVisible();
});

test("who has no match yet reads what comes closest to their materials", async ({ page }) => {
  test.setTimeout(180_000);
  await newCompany(page, unique("Væveriet"));
  const title = unique("Blandet rest med elastan");
  const listed = await page.request.post("/v1/material-streams", {
    data: {
      direction: "offer",
      title,
      language: "da",
      quantity: { mode: "recurring", value: 900, unit: "kg", period: "month" },
      place: { country: "DK", postcode: "7400" },
      material: {
        form: "cutting_scraps",
        origin_stage: "garment_production",
        composition: [
          { fibre: "cotton", share_pct: 80 },
          { fibre: "elastane", share_pct: 20 },
        ],
        evidence_method: "lab_chemical",
        colour: "white_optical",
        moisture_state: "dry",
        stored_dry: true,
        disruptors: [],
      },
      publish: true,
    },
  });
  expect(listed.status(), await listed.text()).toBe(201);
  const { id } = (await listed.json()) as { id: string };
  const read = async (path: string) =>
    (await page.request.get(path, { headers: { "accept-language": "da" } })).json();
  const misses = (await read(`/v1/material-streams/${id}/closest-misses`)) as {
    data: { obstacle: string; stream: { title: string } }[];
  };
  expect(misses.data.length, "somebody comes close").toBeGreaterThan(0);
  await page.goto("/matches");
  await expect(page.getByRole("heading", { name: "Alt er besvaret" })).toBeVisible();
  const section = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: `Én ting står i vejen: ${title}` }) });
  for (const miss of misses.data.slice(0, 2)) {
    await expect(section.getByText(miss.stream.title).first()).toBeVisible();
    await expect(section.getByText(miss.obstacle).first()).toBeVisible();
  }
});

test("a filter is kept under a name and found again", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto("/matches");
  await settled(page);
  await page.getByText("Flere filtre").click();
  await page.getByLabel("Land").selectOption({ label: "Danmark" });
  await page.getByRole("button", { name: "Gem filteret" }).click();
  const name = unique("Danske");
  await page.getByLabel("Filterets navn").fill(name);
  await page.getByRole("button", { name: "Gem", exact: true }).click();
  const kept = page.getByRole("button", { name, exact: true });
  await expect(kept).toHaveAttribute("aria-pressed", "true");

  await page.goto("/matches");
  await kept.click();
  await expect(page).toHaveURL(/country=DK/);
  await page.getByRole("button", { name: `Glem filteret ${name}` }).click();
  await expect(kept).toBeHidden();
});

test("a match is saved for later and stays to be answered", async ({ page }) => {
  await signIn(page, "sme");
  const id = await publishOffer(page, unique("Hvide afklip"));
  await waitForPartners(page, id);
  await page.goto(`/materials/${id}`);
  const first = page.getByRole("article").first();
  await first.getByRole("button", { name: "Gem til senere" }).click();
  await expect(first.getByText("Gemt til senere")).toBeVisible();
  await page.reload();
  await expect(first.getByText("Gemt til senere")).toBeVisible();
  await expect(first.getByRole("button", { name: "Vis interesse" })).toBeVisible();
});

test("a stream is paused, shown again and withdrawn with a reason", async ({ page }) => {
  await signIn(page, "sme");
  const title = unique("Hvide afklip");
  const id = await publishOffer(page, title);
  await page.goto(`/materials/${id}`);
  await page.getByRole("button", { name: "Sæt på pause" }).click();
  await page.getByRole("button", { name: "Vis det igen" }).click();
  await page.getByRole("button", { name: "Stadig aktuelt" }).click();
  await page.getByRole("button", { name: "Træk tilbage", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: new RegExp(title) });
  await dialog.getByText("Solgt til anden side").click();
  await dialog.getByRole("button", { name: "Træk det tilbage" }).click();
  await expect(page.getByText("Trukket tilbage. I kan offentliggøre det igen.")).toBeVisible();
  await page.goto("/my-materials");
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
});
