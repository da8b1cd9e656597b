import { expect, test } from "vitest";
import { registerAddress } from "./register";

test("a CVR number leads to the company's page of the Danish register, however it is written", () => {
  const href = "https://datacvr.virk.dk/enhed/virksomhed/12345678";
  expect(registerAddress("cvr", "12 34 56 78")?.href).toBe(href);
  expect(registerAddress("vat", "DK12345678")?.href).toBe(href);
});

test("a foreign VAT number leads to the European register", () => {
  expect(registerAddress("vat", "BG123456789")?.name).toBe("VIES");
});

test("without a number, or a register that can be looked into, there is no link", () => {
  expect(registerAddress("cvr", null)).toBeUndefined();
  expect(registerAddress("other", "4711")).toBeUndefined();
});
