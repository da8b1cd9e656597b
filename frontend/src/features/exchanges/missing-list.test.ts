import { expect, test } from "vitest";
import { grouped } from "./missing-list";

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
