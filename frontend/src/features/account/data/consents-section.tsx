import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  listMyConsentsOptions,
  listMyConsentsQueryKey,
} from "@/api/generated/@tanstack/react-query.gen";
import { decideConsent } from "@/api/generated/sdk.gen";
import type { MyConsentOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { inReaderLanguage } from "@/lib/words/by-language";

/** What one has agreed to, in which words and when; and a way to change one's mind. */
export function ConsentsSection() {
  const list = useQuery(listMyConsentsOptions());
  return (
    <Section title={<Trans>What you have agreed to</Trans>}>
      {list.isPending && <ListSkeleton rows={2} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      <ul className="space-y-6">
        {list.data?.data.map((consent) => (
          <ConsentRow key={consent.purpose} consent={consent} />
        ))}
      </ul>
    </Section>
  );
}

function ConsentRow({ consent }: { consent: MyConsentOut }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: async (given: boolean) => {
      await decideConsent({
        path: { purpose: consent.purpose },
        body: { given, text_version: consent.version },
        throwOnError: true,
      });
      await queries.invalidateQueries({ queryKey: listMyConsentsQueryKey() });
    },
    onSuccess: (_, given) => notify(given ? t`You have said yes.` : t`You have said no.`),
  });
  const given = consent.given === true;
  return (
    <li>
      <h3 className="font-semibold">{inReaderLanguage(consent.title)}</h3>
      <p className="mt-1">{inReaderLanguage(consent.text)}</p>
      {decide.isError && (
        <div className="mt-3">
          <Refusal error={decide.error} />
        </div>
      )}
      <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1">
        <p className="text-sm text-muted">
          <Said consent={consent} />
        </p>
        {!(given && consent.required) && (
          <button
            type="button"
            className="button button-quiet -ml-2.5"
            disabled={decide.isPending}
            onClick={() => decide.mutate(!given)}
          >
            {given ? <Trans>Take it back</Trans> : <Trans>Say yes</Trans>}
          </button>
        )}
      </div>
    </li>
  );
}

function Said({ consent }: { consent: MyConsentOut }) {
  if (consent.given === null || !consent.decided_at)
    return <Trans>You have not been asked yet.</Trans>;
  if (!consent.given) return <Trans>You said no on {formatDate(consent.decided_at)}.</Trans>;
  if (consent.required) {
    return (
      <Trans>
        You agreed on {formatDate(consent.decided_at)}. Nobody can take part without it.
      </Trans>
    );
  }
  return <Trans>You agreed on {formatDate(consent.decided_at)}.</Trans>;
}
