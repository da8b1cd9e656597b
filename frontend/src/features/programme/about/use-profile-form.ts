import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { changeProgrammeProfile } from "@/api/generated/sdk.gen";
import type { ProgrammeProfileOut } from "@/api/generated/types.gen";
import { focusFirstError } from "@/lib/form-problems";
import { programmesQuery, useProgrammeAnew } from "../queries";
import type { Typed } from "../typing/typed";
import { useTyped } from "../typing/use-typed";
import { knownOf, patchOf, wrongIn } from "./profile-text";

export function useProfileForm(profile: ProgrammeProfileOut) {
  const { programme_slug } = profile;
  const queries = useQueryClient();
  const anew = useProgrammeAnew();
  const form = useTyped(`${programme_slug}.profile`, knownOf(profile));
  const { draft, base } = form;
  const [tried, setTried] = useState(false);
  const wrong = wrongIn(draft);
  const save = useMutation({
    mutationFn: async (sent: Typed) =>
      (
        await changeProgrammeProfile({
          path: { programme_slug },
          headers: { "If-Match": `"v${base.versions.profile}"` },
          body: patchOf(sent, base.typed),
          throwOnError: true,
        })
      ).data,
    onSuccess: async (told, sent) => {
      form.saved(sent, knownOf(told));
      await anew();
    },
    onError: () => focusFirstError(),
  });
  return {
    ...form,
    wrong: tried ? wrong : {},
    error: save.error,
    isSaving: save.isPending,
    isConflict: isApiError(save.error, 412),
    save: () => {
      setTried(true);
      if (Object.keys(wrong).length === 0) save.mutate(draft);
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

export type ProfileFormState = ReturnType<typeof useProfileForm>;
