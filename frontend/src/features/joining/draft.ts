import type {
  ApplicationIn,
  ApplicationPatch,
  ConsentTextOut,
  MyApplicationOut,
  ProgrammeFormOut,
  QuestionOut,
} from "@/api/generated/types.gen";

/** An organisation of the registry that the applicant says is theirs. */
export type Claim = { id: string; name: string; town: string | null; country: string };

/** What the applicant has said so far. Everything may still be missing. */
export type JoinDraft = {
  name: string;
  claim?: Claim | undefined;
  proof: string;
  country: string;
  number: string;
  postcode: string;
  town: string;
  cluster: string;
  answers: Record<string, string>;
  person: string;
  email: string;
  message: string;
  consents: Record<string, boolean>;
};

export const EMPTY_DRAFT: JoinDraft = {
  name: "",
  proof: "",
  country: "DK",
  number: "",
  postcode: "",
  town: "",
  cluster: "",
  answers: {},
  person: "",
  email: "",
  message: "",
  consents: {},
};

export type Step = 1 | 2 | 3;
type Language = "da" | "en";

/** Answers are kept as people press and type them; the service takes them by their kind. */
function answerOf(question: QuestionOut, text: string | undefined) {
  const said = text?.trim() ?? "";
  if (said === "") return undefined;
  if (question.kind === "yes_no") return said === "yes";
  if (question.kind === "number") return readNumber(said) ?? said;
  return said;
}

/** "1.200", "1 200" and "1,200" are all one thousand two hundred. */
export function readNumber(text: string): number | undefined {
  const plain = text.replace(/(\d)[.,\s\u00a0](?=\d{3}(\D|$))/g, "$1").replace(",", ".");
  const number = Number(plain);
  return text.trim() !== "" && Number.isFinite(number) ? number : undefined;
}

function answersOf(draft: JoinDraft, form: ProgrammeFormOut) {
  const said = form.questions.map(
    (question) => [question.key, answerOf(question, draft.answers[question.key])] as const,
  );
  return Object.fromEntries(said.filter(([, answer]) => answer !== undefined));
}

function organisationOf(draft: JoinDraft) {
  return {
    legal_name: draft.name.trim(),
    country: draft.country,
    registration_number: draft.number.trim(),
    postcode: draft.postcode || null,
    town: draft.town || null,
  };
}

function commonPart(draft: JoinDraft, form: ProgrammeFormOut, language: Language) {
  const { claim } = draft;
  return {
    applicant_name: draft.person.trim(),
    language,
    cluster_slug: draft.cluster || null,
    organisation: claim ? null : organisationOf(draft),
    claims_actor_id: claim?.id ?? null,
    proof: (claim && draft.proof.trim()) || null,
    answers: answersOf(draft, form),
    message: draft.message.trim() || null,
  };
}

export function toApplication(
  draft: JoinDraft,
  form: ProgrammeFormOut,
  language: Language,
): ApplicationIn {
  return {
    ...commonPart(draft, form, language),
    programme_slug: form.slug,
    applicant_email: draft.email.trim(),
    consents: form.consent_texts.map(({ purpose, version }) => ({
      purpose,
      text_version: version,
      given: draft.consents[purpose] ?? false,
    })),
  };
}

export function toPatch(
  draft: JoinDraft,
  form: ProgrammeFormOut,
  language: Language,
): ApplicationPatch {
  const common = commonPart(draft, form, language);
  // What was answered before and no longer is has to be taken away by name.
  const cleared = Object.fromEntries(form.questions.map(({ key }) => [key, null]));
  return { ...common, answers: { ...cleared, ...common.answers } };
}

/** An application as it was sent, to be corrected. */
export function draftOf(application: MyApplicationOut): JoinDraft {
  const { organisation, claims } = application;
  return {
    ...EMPTY_DRAFT,
    name: organisation?.legal_name ?? "",
    claim: claims
      ? { id: claims.id, name: claims.display_name, town: null, country: claims.country }
      : undefined,
    proof: application.proof ?? "",
    country: organisation?.country ?? "DK",
    number: organisation?.registration_number ?? "",
    postcode: organisation?.postcode ?? "",
    town: organisation?.town ?? "",
    cluster: application.cluster_slug ?? "",
    answers: Object.fromEntries(
      Object.entries(application.answers).map(([key, answer]) => [key, asTyped(answer)]),
    ),
    person: application.applicant_name,
    email: application.applicant_email,
    message: application.message ?? "",
  };
}

function asTyped(answer: boolean | number | string): string {
  if (typeof answer === "boolean") return answer ? "yes" : "no";
  return String(answer);
}

/** The bar that an answer meets: who answers so cannot take part. */
export function barOf(question: QuestionOut, text: string | undefined) {
  const answer = answerOf(question, text);
  return question.bars.find((bar) => bar.answer === answer);
}

const needsConsent = (text: ConsentTextOut, draft: JoinDraft): boolean =>
  text.required && !draft.consents[text.purpose];

/** The places of a step that are still empty or cannot stand. */
export function missingIn(step: Step, draft: JoinDraft, form: ProgrammeFormOut): string[] {
  if (step === 1) return missingOrganisation(draft, form);
  if (step === 2) {
    return form.questions
      .filter((question) => {
        const text = draft.answers[question.key]?.trim() ?? "";
        if (text === "") return question.required;
        if (question.kind === "number" && readNumber(text) === undefined) return true;
        return barOf(question, text) !== undefined;
      })
      .map(({ key }) => `answer-${key}`);
  }
  const person = [
    draft.person.trim() === "" && "person",
    !/^\S+@\S+\.\S+$/.test(draft.email.trim()) && "email",
  ];
  const consents = form.consent_texts
    .filter((text) => needsConsent(text, draft))
    .map(({ purpose }) => `consent-${purpose}`);
  return [...person.filter((place) => place !== false), ...consents];
}

function missingOrganisation(draft: JoinDraft, form: ProgrammeFormOut): string[] {
  const cluster = form.needs_cluster && draft.cluster === "" && "cluster";
  const places = draft.claim
    ? [draft.proof.trim() === "" && "proof"]
    : [
        draft.name.trim() === "" && "name",
        !form.countries.includes(draft.country) && "country",
        draft.number.trim() === "" && "number",
        draft.postcode === "" && draft.town === "" && "place",
      ];
  return [...places, cluster].filter((place) => place !== false);
}
