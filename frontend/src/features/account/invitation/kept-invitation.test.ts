import { expect, test } from "vitest";
import { forgetInvitation, keepInvitation, keptInvitation } from "./kept-invitation";

test("an invitation waits while one signs in, and not for long", () => {
  keepInvitation("a-token");
  expect(keptInvitation(Date.now())).toBe("a-token");
  expect(keptInvitation(Date.now() + 16 * 60_000)).toBe("");
  forgetInvitation();
  expect(keptInvitation(Date.now())).toBe("");
});
