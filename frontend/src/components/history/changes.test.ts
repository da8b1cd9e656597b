import { expect, test } from "vitest";
import type { JournalEntryOut } from "@/api/generated/types.gen";
import { changesOf } from "./changes";
import { byDay, spoken } from "./days";

const ENTRY: JournalEntryOut = {
  id: "1",
  at: "2026-11-22T10:46:00+00:00",
  tag: "stream.changed",
  sentence: "Frederik (facilitator) on behalf of Systuen changed a listing.",
  by: { kind: "person", id: "f", display_name: "Frederik", office: "facilitator" },
  auth: "password",
  on_behalf_of: null,
  organisation: null,
  subject_type: "material_stream",
  subject_id: "s",
  before: {},
  after: {},
  change: {},
  request_id: null,
};

const changes = (part: Partial<JournalEntryOut>, people = new Map<string, string>()) =>
  changesOf({ ...ENTRY, ...part }, people);

test("what changed is told in words, before and after", () => {
  expect(changes({ before: { visibility: "public" }, after: { visibility: "private" } })).toEqual([
    { label: "Visible to", before: "Everyone", after: "Only us" },
  ]);
});

test("what follows from the rest and what stayed the same is left out", () => {
  const part = { latitude: 56.1, owner_id: "x", title: "Scraps" };
  expect(changes({ before: part, after: { ...part, latitude: 55 } })).toEqual([]);
});

test("of a price only the part that changed is told", () => {
  const before = { price: { model: "fixed", per_kg: { amount: "4.00", currency: "DKK" } } };
  const after = { price: { model: "free", per_kg: null } };
  expect(changes({ before, after }).map(({ label, after }) => [label, after])).toEqual([
    ["Price", "free"],
    ["Price per kg", "nothing"],
  ]);
});

test("a mandate says whose it is, what it is for and until when", () => {
  const change = { holder_id: "h", scope: ["streams"], valid_until: "2027-01-31T12:00:00+00:00" };
  const said = changes({ subject_type: "mandate", change }, new Map([["h", "Frederik"]]));
  expect(said.map(({ label, after }) => [label, after])).toEqual([
    ["Who", "Frederik"],
    ["May", "List and change materials"],
    ["Valid until", "31 Jan 2027"],
  ]);
});

test("a reason that people wrote stays as they wrote it", () => {
  expect(changes({ change: { reason: "The number is wrong." } })).toEqual([
    { label: "Reason", after: "The number is wrong." },
  ]);
});

test("of a reason that people wrote the journal keeps how much it was, and it reads well", () => {
  const change = { reason: "1204 characters", source: "21 characters" };
  expect(changes({ change })).toEqual([
    { label: "Reason", after: "a text of 1,204 characters" },
    { label: "Looked at", after: "a text of 21 characters" },
  ]);
});

test("entries stand under their days, and begin with who did it", () => {
  const before = { ...ENTRY, id: "0", at: "2026-11-20T10:00:00+00:00" };
  expect(byDay([ENTRY, { ...ENTRY, id: "2" }, before]).map((day) => day.entries.length)).toEqual([
    2, 1,
  ]);
  expect(spoken(ENTRY)[0]).toBe("Frederik");
});
