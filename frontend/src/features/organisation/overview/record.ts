import type {
  ActorOut,
  ActorPatch,
  ActorRole,
  RegistrationScheme,
  SizeClass,
} from "@/api/generated/types.gen";

/** The record as it stands in the form; empty for what is not said. */
export type RecordForm = {
  displayName: string;
  legalName: string;
  scheme: RegistrationScheme;
  number: string;
  size: SizeClass | "";
  roles: string[];
  danish: string;
  english: string;
  website: string;
  languages: string[];
};

export function recordOf(actor: ActorOut): RecordForm {
  return {
    displayName: actor.display_name,
    legalName: actor.legal_name,
    scheme: actor.registration_scheme ?? (actor.country === "DK" ? "cvr" : "vat"),
    number: actor.registration_number ?? "",
    size: actor.size_class ?? "",
    roles: actor.roles,
    danish: actor.description.da ?? "",
    english: actor.description.en ?? "",
    website: actor.website ?? "",
    languages: actor.languages,
  };
}

/** The names of the fields that now say something else; blanks at the ends do not count. */
export function changedIn(before: RecordForm, after: RecordForm): (keyof RecordForm)[] {
  const tidy = (value: RecordForm[keyof RecordForm]) =>
    typeof value === "string" ? value.trim() : value.join();
  return (Object.keys(before) as (keyof RecordForm)[]).filter(
    (name) => tidy(before[name]) !== tidy(after[name]),
  );
}

/** A merge patch of what was changed, and of nothing else; null clears. */
export function recordPatch(before: RecordForm, after: RecordForm): ActorPatch {
  const changed = new Set(changedIn(before, after));
  const text = (value: string) => value.trim() || null;
  const numbered = changed.has("number") || (changed.has("scheme") && after.number.trim() !== "");
  const described = {
    ...(changed.has("danish") && { da: text(after.danish) }),
    ...(changed.has("english") && { en: text(after.english) }),
  };
  return {
    ...(changed.has("displayName") && { display_name: text(after.displayName) }),
    ...(changed.has("legalName") && { legal_name: after.legalName.trim() }),
    ...(numbered && {
      registration_number: text(after.number),
      registration_scheme: after.number.trim() ? after.scheme : null,
    }),
    ...(changed.has("size") && { size_class: after.size || null }),
    ...(changed.has("roles") && { roles: after.roles as ActorRole[] }),
    ...(Object.keys(described).length > 0 && { description: described }),
    ...(changed.has("website") && { website: siteAddress(after.website) }),
    ...(changed.has("languages") && { languages: after.languages }),
  };
}

/** "systuen.dk" is how people write it. */
function siteAddress(text: string): string | null {
  const written = text.trim();
  if (written === "") return null;
  return /^https?:\/\//i.test(written) ? written : `https://${written}`;
}

/** Whether saving would end a verification or an examination under way. */
export function endsVerification(
  { verification }: Pick<ActorOut, "verification">,
  before: RecordForm,
  after: RecordForm,
): boolean {
  if (verification !== "verified" && verification !== "pending") return false;
  return changedIn(before, after).some((name) => IDENTITY.includes(name));
}

const IDENTITY: (keyof RecordForm)[] = ["legalName", "scheme", "number"];
