import { describe, expect, test } from "vitest";
import type { ActorRef, Capability, MandateScope } from "@/api/generated/types.gen";
import { actorsToListFor, behalfOf, decidesFor, listsFor, mayFor } from "./permissions";

const actor = (id: string) => ({ id, display_name: id }) as ActorRef;
const member = (id: string, ...capabilities: Capability[]) => ({
  actor: actor(id),
  role: "viewer" as const,
  capabilities,
  main_site: null,
});
const mandate = (id: string, scope: MandateScope[]) => ({
  id: `mandate-${id}`,
  actor: actor(id),
  scope,
  valid_until: "2027-01-01",
});

describe("what people are offered", () => {
  test("whoever may write lists materials for that company only", () => {
    const me = { memberships: [member("a"), member("b", "streams.write")], mandates: [] };
    expect([listsFor(me, "a"), listsFor(me, "b")]).toEqual([false, true]);
  });

  test("a negotiator answers matches and lists nothing", () => {
    const me = { memberships: [member("a", "matches.decide")], mandates: [] };
    expect([listsFor(me, "a"), decidesFor(me, "a")]).toEqual([false, true]);
  });

  test("a mandate counts within its scope, after one's own companies", () => {
    const me = {
      memberships: [member("own", "streams.write")],
      mandates: [mandate("theirs", ["streams"]), mandate("own", ["streams"])],
    };
    expect(actorsToListFor(me).map(({ id }) => id)).toEqual(["own", "theirs"]);
    expect(decidesFor(me, "theirs")).toBe(false);
  });

  test("one acts on behalf of others, never of one's own company", () => {
    const me = {
      memberships: [member("own")],
      mandates: [mandate("own", ["streams"]), mandate("theirs", ["matches"])],
    };
    expect([behalfOf(me, "own"), behalfOf(me, "theirs")?.id]).toEqual([undefined, "theirs"]);
  });

  test("what one may do in one company says nothing of another", () => {
    const me = { memberships: [member("a", "people.manage"), member("b")], mandates: [] };
    expect([mayFor(me, "people.manage", "a"), mayFor(me, "people.manage", "b")]).toEqual([
      true,
      false,
    ]);
  });

  test("nobody signed in may do nothing", () => {
    expect(actorsToListFor(undefined)).toEqual([]);
  });
});
