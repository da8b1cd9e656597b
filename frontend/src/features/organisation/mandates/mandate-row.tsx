import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { revokeMandate } from "@/api/generated/sdk.gen";
import type { MandateOut } from "@/api/generated/types.gen";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { useReadOrganisationAnew } from "@/features/organisation/queries";
import { formatDate, formatList } from "@/lib/format";
import { useSession } from "@/lib/session";
import { mandateScopeName } from "@/lib/words/people";
import { MandateSentence } from "./mandate-sentence";

type Props = { mandate: MandateOut; mayEnd: boolean };

export function MandateRow({ mandate, mayEnd }: Props) {
  const { t } = useLingui();
  const { me } = useSession();
  const [asking, setAsking] = useState(false);
  const readAnew = useReadOrganisationAnew(mandate.actor_id);
  const { holder, in_force } = mandate;
  const mine = holder.user_id === me?.user_id;
  const name = holder.display_name;
  const end = useMutation({
    mutationFn: () => revokeMandate({ path: { mandate_id: mandate.id }, throwOnError: true }),
    onSuccess: async () => {
      setAsking(false);
      notify(mine ? t`You have handed the mandate back.` : t`${name} no longer acts for you.`);
      await readAnew();
    },
  });
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-t border-line py-4">
      <div className="min-w-0 flex-1 basis-72">
        {in_force ? (
          <p className="text-lg leading-snug">
            <MandateSentence name={name} scope={mandate.scope} until={mandate.valid_until} />
          </p>
        ) : (
          <p>
            <strong className="font-semibold">{name}</strong>:{" "}
            {formatList(mandate.scope.map(mandateScopeName))}
          </p>
        )}
        <p className="mt-1 text-sm text-muted">
          <Given mandate={mandate} />
        </p>
      </div>
      {in_force && (mayEnd || mine) && (
        <button
          type="button"
          className="button button-danger"
          aria-label={mine ? undefined : t`End it: the mandate of ${name}`}
          onClick={() => setAsking(true)}
        >
          {mine ? <Trans>Hand it back</Trans> : <Trans>End it</Trans>}
        </button>
      )}
      <ConfirmDialog
        title={mine ? t`Hand the mandate back?` : t`End the mandate of ${name}?`}
        open={asking}
        onClose={() => setAsking(false)}
        act={mine ? t`Hand it back` : t`End the mandate`}
        onAct={() => end.mutate()}
        busy={end.isPending}
        error={end.error}
      >
        <p>
          {mine ? (
            <Trans>You then no longer act for them. They get a mail about it.</Trans>
          ) : (
            <Trans>
              From that moment {name} can do nothing more in your name, and gets a mail about it.
              What has been listed and answered stays as it is.
            </Trans>
          )}
        </p>
      </ConfirmDialog>
    </li>
  );
}

function Given({ mandate }: { mandate: MandateOut }) {
  const given = formatDate(mandate.created_at);
  const by = mandate.granted_by?.display_name;
  const ended = mandate.revoked_at && formatDate(mandate.revoked_at);
  return (
    <>
      {by ? (
        <Trans>
          Given by {by} on {given}
        </Trans>
      ) : (
        <Trans>Given on {given}</Trans>
      )}
      {ended && (
        <>
          {" · "}
          <Trans>ended on {ended}</Trans>
        </>
      )}
    </>
  );
}
