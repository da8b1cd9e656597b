import { expect, test } from "vitest";
import { grouped, isMine } from "./missing-list";

test("the same need of the same party is said once, with all its details", () => {
  const missing = [
    { what: "content", party: "visitor", detail: "goals" },
    { what: "host_answer", party: "host", detail: null },
    { what: "content", party: "visitor", detail: "agenda" },
  ] as const;
  expect(grouped([...missing])).toEqual([
    { what: "content", party: "visitor", details: ["goals", "agenda"] },
    { what: "host_answer", party: "host", details: [] },
  ]);
});

test("what finance alone can do is not the turn of the managers of the same cluster", () => {
  const account = { what: "bank_verification", party: "visitor_cluster" } as const;
  const voucher = { what: "voucher", party: "visitor_cluster" } as const;
  const [manager, finance] = [["visitor_cluster" as const], ["finance" as const]];
  expect(isMine({ you_are: manager }, account)).toBe(false);
  expect(isMine({ you_are: finance }, account)).toBe(true);
  expect(isMine({ you_are: manager }, voucher)).toBe(true);
});
