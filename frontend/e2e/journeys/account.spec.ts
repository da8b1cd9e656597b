import { expect, test } from "@playwright/test";
import { addDevice, appCode } from "../support/authenticator";
import { codeIn, mailTo } from "../support/mailbox";
import { newMember, signIn, signOut, someAddress } from "../support/people";

const ABOUT_SIGNING_IN = /log.*ind|kode/i;

test("a passkey is added on the security page, and from then on signs in by itself", async ({
  page,
}) => {
  await newMember(page);
  await addDevice(page);
  await page.goto("/account/security");
  await page.getByRole("button", { name: "Tilføj en adgangsnøgle" }).click();
  await page.getByLabel("Navn").fill("Min bærbare");
  await page.getByRole("button", { name: "Opret adgangsnøglen" }).click();
  await expect(page.getByText("Adgangsnøglen er klar.")).toBeVisible();
  await expect(page.getByText("Min bærbare")).toBeVisible();
  await signOut(page);
  await page.goto("/sign-in?next=/account/security");
  await page.getByRole("button", { name: "Log ind med en adgangsnøgle" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sikkerhed");
  await expect(page.getByText("adgangsnøgle · sidst brugt")).toBeVisible();
  await page.getByRole("button", { name: "Fjern Min bærbare" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Fjern" }).click();
  await expect(page.getByText("Adgangsnøglen er fjernet.")).toBeVisible();
  await expect(page.getByText("Min bærbare")).toBeHidden();
});

test("staff set up an app before their role wakes, and type its code from then on", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "lead");
  const email = someAddress("ny-medarbejder");
  const appointed = await page.request.post("/v1/staff-roles", {
    data: {
      email,
      display_name: "Nina, facilitator",
      language: "da",
      role: "facilitator",
      programme_slug: "tekstilsymbiose-herning",
      cluster_slug: "tekstilsymbiose-herning",
    },
  });
  expect(appointed.status(), await appointed.text()).toBe(201);
  await signOut(page);

  await page.goto("/sign-in?next=/account");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send mig en kode" }).click();
  const code = page.getByLabel("Koden fra mailen");
  await code.fill(codeIn(await mailTo(page, email, ABOUT_SIGNING_IN)));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gør det sikkert");
  await page.getByRole("button", { name: "Opret en godkendelsesapp" }).click();
  await expect(page.getByRole("img", { name: "QR-kode" })).toBeVisible();
  await page.getByText("Skriv nøglen i stedet").click();
  const secret = (await page.locator("main details p").innerText()).replaceAll(" ", "");
  await page.getByLabel("Koden, den viser").fill(appCode(secret));
  await expect(page.getByRole("heading", { name: "Gem disse koder" })).toBeVisible();
  const recovery = await page.locator("main li[translate=no]").first().innerText();
  await page.getByRole("button", { name: "Jeg har gemt dem" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Din konto");

  for (const way of ["code", "recovery"] as const) {
    await signOut(page);
    await page.goto("/sign-in?next=/account/security");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("button", { name: "Send mig en kode" }).click();
    await expect(code).toBeVisible();
    await code.fill(codeIn(await mailTo(page, email, ABOUT_SIGNING_IN)));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bekræft, at det er dig");
    if (way === "code") {
      // A code is good once: the one of the next half minute is accepted already.
      await page.getByLabel("Koden fra din godkendelsesapp").fill(appCode(secret, 1));
    } else {
      await page.getByRole("button", { name: "Brug en gendannelseskode" }).click();
      await page.getByLabel("Gendannelseskode").fill(recovery);
      await page.getByRole("button", { name: "Bekræft" }).click();
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sikkerhed");
  }
  await expect(page.getByText(/Gendannelseskoder tilbage: \d/)).toBeVisible();
});

test("whoever proved who they are long ago does so again, and what they were doing goes on", async ({
  page,
}) => {
  const email = await newMember(page);
  await page.goto("/account/keys");
  // Fifteen minutes pass: the service would hold this back the first time.
  const heldBack = { code: "reauthentication-required", title: "Show again who you are" };
  let held = 0;
  await page.route("**/v1/me/api-keys", (route) => {
    if (route.request().method() !== "POST" || held++ > 0) return route.continue();
    return route.fulfill({
      status: 403,
      contentType: "application/problem+json",
      json: heldBack,
    });
  });
  await page.getByRole("button", { name: "Ny nøgle" }).click();
  await page.getByLabel("Hvad skal den bruges til?").fill("Efter kaffen");
  await page.getByRole("button", { name: "Opret nøglen" }).click();
  const dialog = page.getByRole("dialog", { name: "Bekræft, at det er dig" });
  await dialog.getByRole("button", { name: "Send mig en kode" }).click();
  await dialog
    .getByLabel("Koden fra mailen")
    .fill(codeIn(await mailTo(page, email, ABOUT_SIGNING_IN)));
  await expect(page.getByTestId("api-key")).toBeVisible();
  await expect(dialog).toBeHidden();
});

test("a key is made in the browser and used by a script until it is revoked", async ({ page }) => {
  await newMember(page);
  await page.goto("/account/keys");
  await page.getByRole("button", { name: "Ny nøgle" }).click();
  await page.getByRole("button", { name: "Opret nøglen" }).click();
  await expect(page.getByLabel("Hvad skal den bruges til?")).toBeFocused();
  await page.getByLabel("Hvad skal den bruges til?").fill("Natlig lagerliste");
  await page.getByRole("button", { name: "Opret nøglen" }).click();
  const key = await page.getByTestId("api-key").innerText();
  const script = (path: string, method = "GET") =>
    fetch(new URL(path, page.url()), { method, headers: { authorization: `Bearer ${key}` } });
  expect((await script("/v1/material-streams?mine=true")).status).toBe(200);
  // It may read materials, not organisations' people, and it is nobody's way to a key of its own.
  expect((await script("/v1/me/api-keys", "POST")).status).toBe(403);
  await page.getByRole("button", { name: "Jeg har gemt den" }).click();
  await expect(page.getByText(key)).toBeHidden();
  await page.getByRole("button", { name: "Tilbagekald Natlig lagerliste" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Tilbagekald" }).click();
  await expect(page.getByRole("heading", { name: "Ingen nøgler endnu" })).toBeVisible();
  expect((await script("/v1/material-streams?mine=true")).status).toBe(401);
});

test("name, password and other browsers are looked after in one place", async ({
  page,
  browser,
}) => {
  const email = await newMember(page);
  await page.goto("/account");
  await page.getByLabel("Navn").fill("Åse Ågård");
  await page.getByRole("button", { name: "Gem" }).click();
  await expect(page.getByText("Gemt.")).toBeVisible();

  await page.goto("/account/security");
  await page.getByRole("button", { name: "Vælg en adgangskode" }).click();
  const password = page.getByLabel("Den nye adgangskode");
  await password.fill("password123");
  await page.getByRole("button", { name: "Gem adgangskoden" }).click();
  await expect(password).toHaveAccessibleDescription(/lækkede|gætte/);
  await password.fill("kvist bølge traktor lampe");
  await page.getByRole("button", { name: "Gem adgangskoden" }).click();
  await expect(page.getByText("Adgangskoden er gemt.")).toBeVisible();

  const elsewhere = await (await browser.newContext()).newPage();
  const signedIn = await elsewhere.request.post(new URL("/v1/sessions", page.url()).href, {
    data: { email, password: "kvist bølge traktor lampe" },
  });
  expect(signedIn.status()).toBe(201);
  await page.reload();
  await page.getByRole("button", { name: "Log ud alle andre steder" }).click();
  await expect(page.getByText("Du er logget ud alle andre steder.")).toBeVisible();
  const me = await elsewhere.request.get(new URL("/v1/me", page.url()).href);
  expect(((await me.json()) as { user_id: string | null }).user_id).toBeNull();
});

test("one takes one's data along, changes one's mind, and is erased", async ({ page }) => {
  const email = await newMember(page);
  await page.goto("/account/data");
  await page.getByRole("button", { name: "Sig ja" }).click();
  await expect(page.getByText("Du har sagt ja.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Hent mine data" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole("button", { name: "Slet min konto" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Slet for altid" })).toBeDisabled();
  await dialog.getByLabel(`Skriv ${email}`).fill(email);
  await dialog.getByRole("button", { name: "Slet for altid" }).click();
  await expect(page.getByText("Du er slettet her.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Log ind" })).toBeVisible();
});
