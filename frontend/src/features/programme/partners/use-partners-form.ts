import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { changeProgrammePartner } from "@/api/generated/sdk.gen";
import type { PartnerPatch, ProgrammeProfileOut } from "@/api/generated/types.gen";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { programmesQuery, useProgrammeAnew } from "../queries";
import type { Typed } from "../typing/typed";
import { useTyped } from "../typing/use-typed";
import { knownOf, partOf, patchOf, withPartner, wrongIn } from "./shares";

const PLACES = {
  role: ["/role"],
  payout_currency: ["/payout_currency"],
  sme: ["/targets/sme"],
  cluster_organisation: ["/targets/cluster_organisation"],
  scaling_up_support_organisation: ["/targets/scaling_up_support_organisation"],
  large_company: ["/targets/large_company"],
  public_company: ["/targets/public_company"],
};

/** Each partner that was changed is saved by itself; what could not be saved stays on the screen. */
export function usePartnersForm(profile: ProgrammeProfileOut) {
  const { programme_slug, partners } = profile;
  const queries = useQueryClient();
  const anew = useProgrammeAnew();
  const form = useTyped(`${programme_slug}.partners`, knownOf(profile));
  const { draft, base } = form;
  const wrong = wrongIn(draft);
  const [tried, setTried] = useState(false);
  const [at, setAt] = useState("");
  const save = useMutation({
    mutationFn: async (sent: Typed) => {
      let known = base;
      for (const { cluster_slug } of partners) {
        const body = patchOf(cluster_slug, sent, base.typed);
        if (!body) continue;
        setAt(cluster_slug);
        const told = await changed(programme_slug, cluster_slug, base.versions, body);
        known = withPartner(known, told);
        form.saved(partOf(sent, cluster_slug), known);
      }
    },
    onError: () => focusFirstError(),
    onSettled: anew,
  });
  const conflict = isApiError(save.error, 412);
  const said = sortToPlaces(conflict ? null : save.error, PLACES);
  const refused = save.error != null && !conflict;
  const elsewhere = said.rest.length > 0 || Object.keys(said.at).length === 0;
  return {
    ...form,
    isWrong: (key: string) => tried && wrong.includes(key),
    errorAt: (partner: string, field: string) =>
      refused && partner === at ? said.at[field] : undefined,
    refusal:
      refused && elsewhere
        ? { error: save.error, words: said.rest.length > 0 ? said.rest.join(" ") : undefined }
        : undefined,
    isSaving: save.isPending,
    isConflict: conflict,
    save: () => {
      setTried(true);
      if (wrong.length === 0) save.mutate(draft);
      else focusFirstError();
    },
    forget: save.reset,
    takeOver: async () => {
      const newest = await queries.fetchQuery({ ...programmesQuery(), staleTime: 0 });
      const theirs = newest.data.find((each) => each.programme_slug === programme_slug);
      if (theirs) form.layOn(knownOf(theirs));
      save.reset();
    },
  };
}

export type PartnersFormState = ReturnType<typeof usePartnersForm>;

async function changed(
  programme_slug: string,
  cluster_slug: string,
  versions: Record<string, number>,
  body: PartnerPatch,
) {
  const answer = await changeProgrammePartner({
    path: { programme_slug, cluster_slug },
    headers: { "If-Match": `"v${versions[cluster_slug]}"` },
    body,
    throwOnError: true,
  });
  return answer.data;
}
