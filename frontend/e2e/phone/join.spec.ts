import { expect, test } from "@playwright/test";
import { someAddress, unique } from "../support/people";

test("a company applies on a phone, and what is wrong is said where it is wrong", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("navigation").getByRole("link", { name: "Ansøg her" }).click();
  await page.getByRole("link", { name: "Ansøg her: CLOTH" }).click();
  // The menu is out of the way while a form is being filled in.
  await expect(page.getByRole("navigation", { name: "Hovedmenu" })).toBeHidden();
  await page.getByLabel("Virksomhedens navn").fill(unique("Tela"));
  await page.getByLabel("Land").selectOption("ES");
  await page.getByLabel("By eller postnummer").fill("Barcelona");
  await page.getByLabel("Momsnummer").fill("nonsense!");
  const next = page.getByRole("main").getByRole("button", { name: /^Næste/ });
  await next.click();
  await expect(page.getByText("Vælg jeres klynge.")).toBeVisible();
  await page.getByText("Modacc").click();
  await next.click();
  await page.getByText("Lille eller mellemstor virksomhed").click();
  await page.getByText("Ja", { exact: true }).click();
  await page.getByText("Begge dele").click();
  await next.click();
  await page.getByLabel("Dit navn").fill("Ana");
  await page.getByLabel("Din e-mail på arbejdet").fill(someAddress("ana"));
  await page.getByLabel("Vilkår for at være med").check();
  await page.getByLabel("Deling af oplysninger").check();
  await page.getByRole("button", { name: "Send ansøgningen" }).click();
  // Only the service knows what a number of that country looks like.
  const number = page.getByLabel("Momsnummer");
  await expect(number).toBeFocused();
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await number.fill(`ESB${String(Date.now()).slice(-8)}`);
  await next.click();
  await next.click();
  await page.getByRole("button", { name: "Send ansøgningen" }).click();
  const title = page.getByRole("heading", { level: 1 });
  await expect(title).toHaveText("Vi har modtaget jeres ansøgning");
  await expect(title).toBeFocused();
});
