import { expect, test } from "vitest";
import { isMine } from "./exchange-turns";

test("what finance alone can do is not the turn of the managers of the same cluster", () => {
  const account = { what: "bank_verification", party: "visitor_cluster" } as const;
  const voucher = { what: "voucher", party: "visitor_cluster" } as const;
  const [manager, finance] = [["visitor_cluster" as const], ["finance" as const]];
  expect(isMine({ you_are: manager }, account)).toBe(false);
  expect(isMine({ you_are: finance }, account)).toBe(true);
  expect(isMine({ you_are: manager }, voucher)).toBe(true);
});
