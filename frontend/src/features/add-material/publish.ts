import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createMaterialStream, setInvited } from "@/api/generated/sdk.gen";
import { notify } from "@/components/ui/notices";
import type { StreamDraft } from "./types";

type Order = {
  stream: StreamDraft;
  publish: boolean;
  owner: string | undefined;
  /** The organisations that may see it, where they are chosen one by one. */
  invited: string[];
};

/** Sends the draft; the answer is the new stream. */
export function useCreateStream() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ stream, publish, owner, invited }: Order) => {
      const { data } = await createMaterialStream({
        body: { ...stream, publish, ...(owner && { owner_id: owner }) },
        throwOnError: true,
      });
      if (stream.visibility === "invited" && invited.length > 0) await invite(data.id, invited);
      return data;
    },
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
      }),
  });
}

/** The stream is there by now: what goes wrong here is put right on its page, not by listing twice. */
async function invite(streamId: string, actorIds: string[]): Promise<void> {
  try {
    const body = { actor_ids: actorIds };
    await setInvited({ path: { stream_id: streamId }, body, throwOnError: true });
  } catch {
    notify(t`Those you chose cannot see it yet. Choose them again under Edit.`, "trouble");
  }
}
