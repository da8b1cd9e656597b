import { type FormPlaces, sortToPlaces } from "@/lib/form-problems";
import type { Step } from "./draft";

const PLACES: FormPlaces = {
  name: ["/organisation/legal_name"],
  country: ["/organisation/country"],
  number: ["/organisation/registration"],
  place: ["/organisation/postcode", "/organisation/town", "/organisation/site"],
  claim: ["/claims_actor_id"],
  proof: ["/proof"],
  cluster: ["/cluster_slug"],
  person: ["/applicant_name"],
  email: ["/applicant_email"],
  message: ["/message"],
};

const FIRST = ["name", "country", "number", "place", "claim", "proof", "cluster"];

/** What the service said, at the places of the form; and the first step that has some of it. */
export function sortProblems(error: unknown, questions: string[], purposes: string[]) {
  const answers = questions.map((key) => [`answer-${key}`, [`/answers/${key}`]] as const);
  const consents = purposes.map(
    (purpose, at) => [`consent-${purpose}`, [`/consents/${at}`]] as const,
  );
  const places = { ...PLACES, ...Object.fromEntries([...answers, ...consents]) } as FormPlaces;
  const { at, rest } = sortToPlaces(error, places);
  return { at, rest, step: stepOf(Object.keys(at)) };
}

function stepOf(found: string[]): Step | undefined {
  if (found.length === 0) return undefined;
  if (found.some((place) => FIRST.includes(place))) return 1;
  return found.some((place) => place.startsWith("answer-")) ? 2 : 3;
}
