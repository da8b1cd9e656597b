import { useQuery } from "@tanstack/react-query";
import { getMeOptions } from "@/api/generated/@tanstack/react-query.gen";
import { currentLocale } from "./i18n";

export const sessionQuery = () => ({ ...getMeOptions(), staleTime: 60_000 });

/** Where the reader is at home: their company's country, else Denmark for readers of Danish. */
export function useHomeCountry(): string | undefined {
  const { site } = useSession();
  return site?.country ?? (currentLocale() === "da" ? "DK" : undefined);
}

/** Who is reading. While that is not known yet, nobody is signed in. */
export function useSession() {
  const { data, isPending } = useQuery(sessionQuery());
  const actors = data?.memberships.map((membership) => membership.actor) ?? [];
  return {
    isPending,
    signedIn: Boolean(data?.user_id),
    name: data?.display_name ?? data?.email ?? "",
    isFacilitator: data?.staff_role === "facilitator",
    actors,
    site: data?.memberships[0]?.main_site ?? undefined,
    actsFor: (actorId: string | undefined) => actors.some((actor) => actor.id === actorId),
  };
}
