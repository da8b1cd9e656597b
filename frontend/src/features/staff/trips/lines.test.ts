import { expect, test } from "vitest";
import { daysOf, type Line, newLine, toSend } from "./lines";

const line = (part: Partial<Line>): Line => ({
  ...newLine("2027-03-01", undefined, "a"),
  title: { en: "Visit", da: "" },
  ...part,
});

test("a trip has each of its days once, over the end of a month too", () => {
  expect(daysOf("2027-02-27", "2027-03-01")).toEqual(["2027-02-27", "2027-02-28", "2027-03-01"]);
});

test("lines without a title wait, the others are sent by day and time", () => {
  const sent = toSend([
    line({ starts_at: "13:00", title: { en: "Second", da: "" } }),
    line({ title: { en: " ", da: "" } }),
    line({ starts_at: "09:00", title: { en: "First", da: "Først" } }),
  ]);
  expect(sent.map(({ title }) => title)).toEqual([{ en: "First", da: "Først" }, { en: "Second" }]);
});

test("travel never counts as work", () => {
  expect(toSend([line({ kind: "travel", counts: true })])[0]?.counts).toBe(false);
});

test("a new line goes on where the one before it ends", () => {
  expect(newLine("2027-03-01", line({ ends_at: "11:30" }), "b").starts_at).toBe("11:30");
});
