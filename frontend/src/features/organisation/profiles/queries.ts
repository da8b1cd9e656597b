import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import {
  confirmStreamMutation,
  listCapabilityProfilesOptions,
  publishStreamMutation,
  withdrawStreamMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import { changeCapabilityProfile, createCapabilityProfile } from "@/api/generated/sdk.gen";
import type { CapabilityProfileOut } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { currentLocale } from "@/lib/i18n";
import { type ProfileForm, profileBody } from "./profile-form-state";

/** Always as it is now: it is changed here. */
export const profilesQuery = (actorId: string) => ({
  ...listCapabilityProfilesOptions({ path: { actor_id: actorId } }),
  staleTime: 0,
});

type Order = { form: ProfileForm; currency: string };

/** A new profile, or the new words of one that is there. */
export function useSaveProfile(actorId: string, profile: CapabilityProfileOut | undefined) {
  const readAnew = useReadAnew();
  return useMutation({
    mutationFn: async ({ form, currency }: Order) => {
      const body = profileBody(form, currency);
      const path = { actor_id: actorId };
      if (!profile) {
        const language = currentLocale();
        await createCapabilityProfile({ path, body: { ...body, language }, throwOnError: true });
        return;
      }
      await changeCapabilityProfile({
        path: { ...path, profile_id: profile.id },
        headers: { "If-Match": `"v${profile.version}"` },
        body,
        throwOnError: true,
      });
    },
    onSuccess: () => {
      notify(
        profile
          ? t`Saved. We are looking for partners anew.`
          : t`Published. Partners are being looked for.`,
      );
      return readAnew();
    },
  });
}

export function useProfileVerbs() {
  const readAnew = useReadAnew();
  const said = (words: () => string) => ({
    onSuccess: () => {
      notify(words());
      return readAnew();
    },
    onError: () => notify(t`That did not work.`, "trouble"),
  });
  return {
    confirm: useMutation({ ...confirmStreamMutation(), ...said(() => t`Confirmed. Thank you.`) }),
    publish: useMutation({
      ...publishStreamMutation(),
      ...said(() => t`Published. Partners are being looked for.`),
    }),
    withdraw: useMutation({ ...withdrawStreamMutation(), ...said(() => t`Withdrawn.`) }),
  };
}

function useReadAnew() {
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
    });
}
