import { expect, test } from "vitest";
import { exampleOf } from "./example";

test("the example calls something the key may read", () => {
  expect(exampleOf(["matches:read"], "https://x.example")).toBe(
    'curl -H "Authorization: Bearer $KEY" "https://x.example/v1/matches"',
  );
  expect(exampleOf(["streams:write"], "https://x.example")).toContain("/v1/me");
});
