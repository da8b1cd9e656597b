import { describe, expect, it } from "vitest";
import { patternSearch, toFilters } from "./search";

describe("the address of the library", () => {
  it("says trades, form and fibre in the words of the service", () => {
    const search = patternSearch({ from: "laundry_rental", to: "furniture", fibre: "cotton" });
    expect(toFilters(search)).toEqual({
      donor_trade: ["laundry_rental"],
      receiver_trade: ["furniture"],
      fibre: "cotton",
    });
  });

  it("drops what it does not know", () => {
    expect(patternSearch({ from: "astronaut", form: "Not a slug", retired: "yes" })).toEqual({});
  });
});
