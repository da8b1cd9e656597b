import { expect, test } from "vitest";
import { currentLocale, followAccount, rememberLocale } from "./i18n";

test("the account's language is followed, unless another one was chosen on this device", async () => {
  await followAccount("da");
  expect(currentLocale()).toBe("da");
  rememberLocale("da");
  await followAccount("en");
  expect(currentLocale()).toBe("da");
});

test("a language we do not speak changes nothing", async () => {
  await followAccount("fo");
  await followAccount(null);
  expect(currentLocale()).toBe("en");
});
