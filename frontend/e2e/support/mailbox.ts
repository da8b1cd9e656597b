import { expect, type Page } from "@playwright/test";

type Entry = { id: string; subject: string };

/** Each mail is read once: a code asked for again is another one, which may take a moment to come. */
const read = new Set<string>();

/** The text of the newest unread mail to somebody, once there is one whose subject says this. */
export async function mailTo(page: Page, recipient: string, subject: RegExp): Promise<string> {
  let found: Entry | undefined;
  await expect
    .poll(
      async () => {
        const answer = await page.request.get("/v1/mailbox", { params: { recipient } });
        const { data } = (await answer.json()) as { data: Entry[] };
        found = data.find(({ id, subject: about }) => !read.has(id) && subject.test(about));
        return found !== undefined;
      },
      // A platform that has just begun matches everything first.
      { message: `a mail to ${recipient} about ${subject}`, timeout: 60_000 },
    )
    .toBe(true);
  if (found) read.add(found.id);
  const mail = await page.request.get(`/v1/mailbox/${found?.id}`);
  return ((await mail.json()) as { text: string }).text;
}

/** The first link of a mail that leads to this page, without the site's address. */
export function linkIn(text: string, path: string): string {
  const found = new RegExp(`https?://[^/\\s]+(${path}#\\S+)`).exec(text)?.[1];
  if (!found) throw new Error(`no link to ${path} in: ${text}`);
  return found;
}

export function codeIn(text: string): string {
  const found = /\b\d{3} ?\d{3}\b/.exec(text)?.[0];
  if (!found) throw new Error(`no code in: ${text}`);
  return found;
}
