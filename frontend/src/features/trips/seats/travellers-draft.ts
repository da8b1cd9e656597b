import type { TravellerIn, TravellersOut } from "@/api/generated/types.gen";

export type Person = {
  /** Stays the same while one types. */
  key: string;
  id: string | undefined;
  name: string;
  email: string;
  needs: string;
  photo_consent: boolean;
};

let blanks = 0;

export function blank(): Person {
  blanks += 1;
  const key = `new-${blanks}`;
  return { key, id: undefined, name: "", email: "", needs: "", photo_consent: false };
}

/** Those who are named; at least one line to begin with. */
export function personsOf({ travellers }: TravellersOut): Person[] {
  const named = travellers.map((each) => ({
    key: each.id,
    id: each.id,
    name: each.name,
    email: each.email ?? "",
    needs: each.needs ?? "",
    photo_consent: each.photo_consent,
  }));
  return named.length > 0 ? named : [blank()];
}

/** What is sent: a line without anything in it is nobody. */
export function bodyOf(persons: Person[]): TravellerIn[] {
  return persons
    .filter(({ name, email, needs }) => name.trim() || email.trim() || needs.trim())
    .map(({ id, name, email, needs, photo_consent }) => ({
      ...(id && { id }),
      name: name.trim(),
      email: email.trim() || null,
      needs: needs.trim() || null,
      photo_consent,
    }));
}
