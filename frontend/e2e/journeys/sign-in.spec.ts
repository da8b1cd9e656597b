import { expect, test } from "@playwright/test";
import { codeIn, linkIn, mailTo } from "../support/mailbox";
import { newMember, PEOPLE, signOut } from "../support/people";

test("whoever wants a page of their own signs in and arrives there", async ({ page }) => {
  await page.goto("/matches?show=mutual");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log ind");
  await page.getByRole("button", { name: PEOPLE.sme.name }).click();
  await expect(page).toHaveURL(/\/matches\?show=mutual/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Match");
});

test("a wrong password is told plainly", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(PEOPLE.recycler.email);
  await page.getByRole("button", { name: "Brug en adgangskode i stedet" }).click();
  await page.getByLabel("Adgangskode").fill("not-this-one");
  await page.getByRole("main").getByRole("button", { name: "Log ind", exact: true }).click();
  await expect(page.getByRole("alert")).toHaveText("E-mailen eller adgangskoden er ikke rigtig.");
});

test("signing out leaves nothing of one's own behind", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: PEOPLE.recycler.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mine materialer");
  await page.getByLabel("Din konto").click();
  await page.getByRole("button", { name: "Log ud" }).click();
  await expect(page.getByRole("link", { name: "Log ind" })).toBeVisible();
  await page.goto("/my-materials");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log ind");
});

test("a link cannot lead to another site after sign-in", async ({ page }) => {
  await page.goto("/sign-in?next=//example.com/steal");
  await page.getByRole("button", { name: PEOPLE.sme.name }).click();
  await expect(page).toHaveURL(/\/my-materials$/);
});

const ABOUT_SIGNING_IN = /log.*ind|kode/i;

test("the mailed code lets one in, and one arrives where one wanted to go", async ({ page }) => {
  const email = await newMember(page);
  await signOut(page);
  await page.goto("/matches");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send mig en kode" }).click();
  await expect(page.getByText(`Vi har sendt en mail til ${email}`)).toBeVisible();
  // Looking into the mailbox, in the same window even, must not lose the code that is awaited.
  await page.goto("/materials");
  await page.goBack();
  const code = page.getByLabel("Koden fra mailen");
  await code.fill("000000");
  await expect(code).toHaveAccessibleDescription(/kode/i);
  await code.fill(codeIn(await mailTo(page, email, ABOUT_SIGNING_IN)));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Match");
  await expect(page).toHaveURL(/\/matches$/);
});

test("the mailed link opens in a window of its own and leads to the same place", async ({
  page,
  context,
}) => {
  const email = await newMember(page);
  await signOut(page);
  await page.goto("/sign-in?next=/account/data");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send mig en kode" }).click();
  const link = linkIn(await mailTo(page, email, ABOUT_SIGNING_IN), "/sign-in/link");
  const window = await context.newPage();
  await window.goto(link);
  await window.getByRole("main").getByRole("button", { name: "Log ind" }).click();
  await expect(window).toHaveURL(/\/account\/data$/);
  await signOut(window);
  await window.goto(link);
  await window.getByRole("main").getByRole("button", { name: "Log ind" }).click();
  await expect(window.getByRole("heading", { level: 1 })).toHaveText("Linket virker ikke");
});
