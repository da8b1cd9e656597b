import { expect, test } from "@playwright/test";

type Miss = { obstacle: string; remedy: string | null; stream: { title: string } };

/** A demonstration stream that nobody can use, with what one change would settle. */
async function streamNobodyCanUse(baseURL: string): Promise<{ id: string; miss: Miss }> {
  const headers = { "accept-language": "da" };
  const read = async (path: string) =>
    (await (await fetch(`${baseURL}/v1${path}`, { headers })).json()).data;
  for (const { id } of await read("/material-streams?limit=100&direction=offer")) {
    if ((await read(`/material-streams/${id}/matches`)).length > 0) continue;
    const misses: Miss[] = await read(`/material-streams/${id}/closest-misses`);
    const miss = misses.find(({ remedy }) => remedy !== null);
    if (miss) return { id, miss };
  }
  throw new Error("the demonstration has no such stream");
}

test("where nothing fits, one reads who comes closest and what would change it", async ({
  page,
  baseURL,
}) => {
  const { id, miss } = await streamNobodyCanUse(baseURL ?? "");
  await page.goto(`/materials/${id}`);
  const section = page.locator("section", {
    has: page.getByRole("heading", { name: "Én ting står i vejen" }),
  });
  await expect(section.getByText(miss.obstacle).first()).toBeVisible();
  await expect(section.getByText(miss.remedy ?? "").first()).toBeVisible();
  await section.getByRole("link", { name: miss.stream.title }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: miss.stream.title })).toBeVisible();
});
