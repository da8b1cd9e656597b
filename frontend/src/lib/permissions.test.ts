import { describe, expect, test } from "vitest";
import type { ActorRef, MandateScope, MemberRole } from "@/api/generated/types.gen";
import { actorsToListFor, decidesFor, listsFor } from "./permissions";

const actor = (id: string) => ({ id, display_name: id }) as ActorRef;
const member = (id: string, role: MemberRole) => ({ actor: actor(id), role, main_site: null });
const mandate = (id: string, scope: MandateScope[]) => ({
  id: `mandate-${id}`,
  actor: actor(id),
  scope,
  valid_until: "2027-01-01",
});

describe("what people are offered", () => {
  test("a viewer lists nothing for the company, an editor does", () => {
    const me = { memberships: [member("a", "viewer"), member("b", "stream_editor")], mandates: [] };
    expect(listsFor(me, "a")).toBe(false);
    expect(listsFor(me, "b")).toBe(true);
  });

  test("a negotiator answers matches and lists nothing", () => {
    const me = { memberships: [member("a", "negotiator")], mandates: [] };
    expect([listsFor(me, "a"), decidesFor(me, "a")]).toEqual([false, true]);
  });

  test("a mandate counts within its scope, after one's own companies", () => {
    const me = {
      memberships: [member("own", "org_admin")],
      mandates: [mandate("theirs", ["streams"]), mandate("own", ["streams"])],
    };
    expect(actorsToListFor(me).map(({ id }) => id)).toEqual(["own", "theirs"]);
    expect(decidesFor(me, "theirs")).toBe(false);
  });

  test("nobody signed in may do nothing", () => {
    expect(actorsToListFor(undefined)).toEqual([]);
  });
});
