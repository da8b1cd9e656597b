import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  getMatchNoticesOptions,
  getMatchNoticesQueryKey,
  setMatchNoticesMutation,
} from "@/api/generated/@tanstack/react-query.gen";
import type { MatchNoticesIn, MatchNoticesOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Choices } from "@/components/ui/choices";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { Section } from "@/components/ui/section";

/** How the reader hears of new matches; each choice counts at once. */
export function MatchMails() {
  const notices = useQuery(getMatchNoticesOptions());
  if (!notices.data) return null;
  return (
    <Section
      title={<Trans>Mails about matches</Trans>}
      intro={<Trans>They go to {notices.data.email}.</Trans>}
    >
      <Settings notices={notices.data} />
    </Section>
  );
}

function Settings({ notices }: { notices: MatchNoticesOut }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const save = useMutation({
    ...setMatchNoticesMutation(),
    onSuccess: (now) => {
      queries.setQueryData(getMatchNoticesQueryKey(), now);
      notify(t`Saved.`);
    },
  });
  const { strong_at_once, digest } = notices;
  const choose = (part: Partial<MatchNoticesIn>) =>
    save.mutate({ body: { strong_at_once, digest, ...part } });
  return (
    <div className="space-y-6">
      {save.isError && <Refusal error={save.error} />}
      <CheckField
        label={<Trans>Tell me soon after a strong match is found</Trans>}
        checked={strong_at_once}
        onChange={(checked) => choose({ strong_at_once: checked })}
      />
      <Choices
        legend={<Trans>A summary of everything new</Trans>}
        value={digest}
        onChange={(value) => choose({ digest: value })}
        choices={[
          { value: "daily", label: <Trans>Every morning</Trans> },
          { value: "weekly", label: <Trans>On Mondays</Trans> },
          { value: "never", label: <Trans>No summary</Trans> },
        ]}
      />
    </div>
  );
}
