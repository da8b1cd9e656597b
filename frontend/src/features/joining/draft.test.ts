import { describe, expect, test } from "vitest";
import type { MyApplicationOut, ProgrammeFormOut, QuestionOut } from "@/api/generated/types.gen";
import {
  barOf,
  draftOf,
  EMPTY_DRAFT,
  type JoinDraft,
  missingIn,
  readNumber,
  toApplication,
  toPatch,
} from "./draft";

const question = (part: Partial<QuestionOut>): QuestionOut => ({
  key: "near",
  kind: "yes_no",
  label: { en: "Near?" },
  help: null,
  required: true,
  choices: [],
  at_least: null,
  at_most: null,
  bars: [],
  ...part,
});

const near = question({
  bars: [{ answer: false, reason: { en: "Too far." }, remedy: { en: "Find a partner." } }],
});
const kilograms = question({ key: "kg", kind: "number", required: false });
const text = (purpose: string, required: boolean) => ({
  purpose,
  version: "2026-11-22",
  required,
  title: { en: purpose },
  text: { en: purpose },
});

const form: ProgrammeFormOut = {
  slug: "herning",
  name: "Herning",
  intro: {},
  clusters: [],
  asks_of_you: [],
  countries: ["DK"],
  needs_cluster: false,
  questions: [near, kilograms],
  consent_texts: [text("terms", true), text("newsletter", false)],
};

const filled: JoinDraft = {
  ...EMPTY_DRAFT,
  name: " Systuen ",
  number: "12345678",
  postcode: "7400",
  town: "Herning",
  answers: { near: "yes", kg: "1.200" },
  person: "Signe",
  email: "signe@systuen.example",
  consents: { terms: true },
};

describe("what is still missing", () => {
  test("a new company needs a name, a number and a place in the programme's countries", () => {
    expect(missingIn(1, { ...EMPTY_DRAFT, country: "NO" }, form)).toEqual([
      "name",
      "country",
      "number",
      "place",
    ]);
    expect(missingIn(1, filled, form)).toEqual([]);
  });

  test("a company of the registry needs nothing but a reason to believe it", () => {
    const claim = { id: "a", name: "Systuen", town: "Herning", country: "DK" };
    expect(missingIn(1, { ...EMPTY_DRAFT, claim }, form)).toEqual(["proof"]);
    expect(missingIn(1, { ...EMPTY_DRAFT, claim, proof: "I own it" }, form)).toEqual([]);
  });

  test("a question one may skip is missing only when its number cannot be read", () => {
    expect(missingIn(2, { ...filled, answers: { near: "yes" } }, form)).toEqual([]);
    expect(missingIn(2, { ...filled, answers: { near: "yes", kg: "lots" } }, form)).toEqual([
      "answer-kg",
    ]);
  });

  test("an answer with which one cannot take part holds the form back and says why", () => {
    expect(missingIn(2, { ...filled, answers: { near: "no" } }, form)).toEqual(["answer-near"]);
    expect(barOf(near, "no")?.remedy).toEqual({ en: "Find a partner." });
    expect(barOf(near, "yes")).toBeUndefined();
  });

  test("required texts are agreed to, the newsletter is a free choice", () => {
    expect(missingIn(3, { ...filled, consents: {}, email: "signe" }, form)).toEqual([
      "email",
      "consent-terms",
    ]);
  });
});

describe("what is sent", () => {
  test("answers in their own kind, and every text with yes or no", () => {
    const sent = toApplication(filled, form, "da");
    expect(sent.answers).toEqual({ near: true, kg: 1200 });
    expect(sent.organisation?.legal_name).toBe("Systuen");
    expect(sent.consents.map(({ purpose, given }) => [purpose, given])).toEqual([
      ["terms", true],
      ["newsletter", false],
    ]);
  });

  test("a claimed company instead of a new one", () => {
    const claim = { id: "a", name: "Systuen", town: null, country: "DK" };
    const sent = toApplication({ ...filled, claim, proof: "I own it" }, form, "en");
    expect([sent.organisation, sent.claims_actor_id, sent.proof]).toEqual([null, "a", "I own it"]);
  });

  test("a correction takes away what is no longer answered", () => {
    expect(toPatch({ ...filled, answers: { near: "yes" } }, form, "da").answers).toEqual({
      near: true,
      kg: null,
    });
  });

  test("what was sent can be corrected as it was typed", () => {
    const again = draftOf({
      applicant_name: "Signe",
      applicant_email: "signe@systuen.example",
      cluster_slug: null,
      organisation: null,
      claims: { id: "a", display_name: "Systuen", country: "DK" },
      proof: "I own it",
      answers: { near: true, kg: 1200 },
      message: null,
    } as unknown as MyApplicationOut);
    expect(again.answers).toEqual({ near: "yes", kg: "1200" });
    expect(missingIn(2, again, form)).toEqual([]);
  });
});

test("thousands are read however they are written", () => {
  expect(["1200", "1.200", "1 200", "1,200", "12,5"].map(readNumber)).toEqual([
    1200, 1200, 1200, 1200, 12.5,
  ]);
  expect(readNumber("many")).toBeUndefined();
});
