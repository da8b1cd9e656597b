import type {
  ActivityType,
  ExchangeRole,
  RegistrationOut,
  RegistrationPatch,
} from "@/api/generated/types.gen";

export type Time = { from: string; to: string };

/** The form as it is on the screen. */
export type Draft = {
  roles: ExchangeRole[];
  motivation: string;
  learning_goals: string;
  offers: string;
  max_visitors: number | null;
  topics: string[];
  activity_types: ActivityType[];
  languages: string[];
  target_countries: string[];
  excluded_countries: string[];
  availability: Time[];
};

export const draftOf = (said: RegistrationOut): Draft => ({
  roles: said.roles,
  motivation: said.motivation ?? "",
  learning_goals: said.learning_goals ?? "",
  offers: said.offers ?? "",
  max_visitors: said.max_visitors,
  topics: said.topics,
  activity_types: said.activity_types,
  languages: said.languages,
  target_countries: said.target_countries,
  excluded_countries: said.excluded_countries,
  availability: said.availability,
});

/** What can be kept of it: half a time is left for later, an empty text is none. */
export function patchOf(draft: Draft, decided: boolean): RegistrationPatch {
  const { roles, ...rest } = draft;
  return {
    ...rest,
    ...(!decided && { roles }),
    motivation: draft.motivation.trim() || null,
    learning_goals: draft.learning_goals.trim() || null,
    offers: draft.offers.trim() || null,
    availability: draft.availability.filter(({ from, to }) => from && to && from <= to),
  };
}

/** The same fields as the platform asks for before it is sent, as they stand on the screen. */
export function missingIn(
  draft: Draft,
  { cv_needed, cv_attached }: Pick<RegistrationOut, "cv_needed" | "cv_attached">,
): string[] {
  const visits = draft.roles.includes("visitor");
  const hosts = draft.roles.includes("host");
  const empty: [string, boolean][] = [
    ["motivation", !draft.motivation.trim()],
    ["cv", visits && cv_needed && !cv_attached],
    ["topics", draft.topics.length === 0],
    ["activity_types", draft.activity_types.length === 0],
    ["languages", draft.languages.length === 0],
    ["learning_goals", visits && !draft.learning_goals.trim()],
    ["offers", hosts && !draft.offers.trim()],
    ["max_visitors", hosts && draft.max_visitors === null],
  ];
  return empty.filter(([, missing]) => missing).map(([field]) => field);
}

const STEP_OF: Record<string, number> = { motivation: 0, cv: 0, languages: 2 };

/** The step of the form where a field stands. */
export const stepOf = (field: string) => STEP_OF[field] ?? 1;

/** A topic as typed, added once whatever its case. */
export function withTopic(topics: string[], typed: string): string[] {
  const added = typed
    .split(",")
    .map((word) => word.trim().replace(/\s+/g, " "))
    .filter(Boolean);
  const all = [...topics];
  for (const word of added)
    if (!all.some((known) => known.toLowerCase() === word.toLowerCase())) all.push(word);
  return all.slice(0, 20);
}
