import { t } from "@lingui/core/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiError } from "@/api/errors";
import {
  confirmStreamMutation,
  fulfilStreamMutation,
  pauseStreamMutation,
  publishStreamMutation,
  resumeStreamMutation,
  withdrawStreamMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import type { StreamOut } from "@/api/generated/types.gen";
import { notify } from "@/components/ui/notices";
import { streamQuery } from "./queries";

/** The verbs of a stream. The answer is the stream as it now is; the lists follow. */
export function useStreamVerbs() {
  const queries = useQueryClient();
  const settle = (said: () => string) => (stream: StreamOut) => {
    notify(said());
    queries.setQueryData(streamQuery(stream.id).queryKey, stream);
    return queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== "reference" && queryKey[0] !== "geo",
    });
  };
  const onError = (error: unknown) =>
    notify(
      error instanceof ApiError && error.detail ? error.detail : t`That did not work.`,
      "trouble",
    );
  return {
    confirm: useMutation({
      ...confirmStreamMutation(),
      onError,
      onSuccess: settle(() => t`Confirmed. Thank you.`),
    }),
    pause: useMutation({
      ...pauseStreamMutation(),
      onError,
      onSuccess: settle(() => t`Paused.`),
    }),
    resume: useMutation({
      ...resumeStreamMutation(),
      onError,
      onSuccess: settle(() => t`Shown again.`),
    }),
    publish: useMutation({
      ...publishStreamMutation(),
      onError,
      onSuccess: settle(() => t`Published. Partners are being looked for.`),
    }),
    fulfil: useMutation({
      ...fulfilStreamMutation(),
      onError,
      onSuccess: settle(() => t`Well done. It has found a home.`),
    }),
    withdraw: useMutation({
      ...withdrawStreamMutation(),
      onError,
      onSuccess: settle(() => t`Withdrawn.`),
    }),
  };
}
