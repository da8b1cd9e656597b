import { describe, expect, it } from "vitest";
import { offered } from "./documents";

const exchange = (over: object) => ({
  state: "building" as const,
  you_are: ["visitor" as const],
  funded: true,
  planned_start: "2026-09-14",
  ...over,
});

describe("documents one can have made", () => {
  it("are a draft while it is planned, and a sheet until the stay is over", () => {
    expect(offered(exchange({}), [])).toEqual(["commitment_to_quality"]);
    expect(offered(exchange({ state: "ready", you_are: ["host"] }), [])).toEqual(["sign_in_sheet"]);
    expect(offered(exchange({ state: "ready" }), [{ kind: "sign_in_sheet" }])).toEqual([]);
  });

  it("are the agreement again for the visitor's cluster only, after it was declined", () => {
    const committed = exchange({ state: "committed", you_are: ["visitor_cluster"] });
    expect(offered(committed, [{ kind: "sign_in_sheet" }])).toEqual(["financial_agreement"]);
    expect(
      offered({ ...committed, you_are: ["host_cluster"] }, [{ kind: "sign_in_sheet" }]),
    ).toEqual([]);
    expect(offered({ ...committed, funded: false }, [{ kind: "sign_in_sheet" }])).toEqual([]);
  });

  it("are none for who only pays", () => {
    expect(offered(exchange({ you_are: ["finance"] }), [])).toEqual([]);
    expect(offered(exchange({ state: "closed", you_are: ["host"] }), [])).toEqual([]);
    expect(offered(exchange({ state: "closed" }), [])).toEqual(["closing_report"]);
  });
});
