import { expect, test } from "vitest";
import { toSeatStates, toTripFilters } from "./filters";

test("without a wish the trips to come are shown, the next first", () => {
  const { state, order } = toTripFilters({});
  expect(state).toContain("published");
  expect(state).not.toContain("draft");
  expect(order).toBe("next");
});

test("past trips are shown from the last one back", () => {
  expect(toTripFilters({ show: "past" })).toEqual({
    state: ["finished", "reported", "archived"],
    order: "latest",
  });
});

test("who holds a seat stays among the confirmed after the trip", () => {
  expect(toSeatStates({ show: "confirmed" })).toContain("attended");
  expect(toSeatStates({})).toEqual([]);
});
