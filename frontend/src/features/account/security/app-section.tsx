import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { removeAuthenticatorApp, renewRecoveryCodes } from "@/api/generated/sdk.gen";
import type { FactorsOut } from "@/api/generated/types.gen";
import { useReadAnew } from "@/components/sign-in/use-read-anew";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { AddApp } from "./add-app";
import { RecoveryCodes } from "./recovery-codes";

export function AppSection({ factors }: { factors: FactorsOut }) {
  const { t } = useLingui();
  const app = factors.authenticator_app;
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState<"remove" | "renew">();
  const [codes, setCodes] = useState<string[]>();
  return (
    <Section
      title={<Trans>Authenticator app</Trans>}
      intro={
        <Trans>An app on your phone that shows six figures, for devices without a passkey.</Trans>
      }
    >
      {(!app || adding) && (
        <AddApp
          label={adding ? undefined : t`Set up an authenticator app`}
          onDone={() => {
            setAdding(false);
            notify(t`The app is ready.`);
          }}
        />
      )}
      {app && !adding && !codes && (
        <>
          <p>
            <Trans>In use since {formatDate(app.confirmed_at)}.</Trans>{" "}
            <Left codes={factors.recovery_codes_left} />
          </p>
          <div className="mt-4 flex flex-wrap gap-3">
            <button
              type="button"
              className="button button-plain"
              onClick={() => setAsking("renew")}
            >
              <Trans>New recovery codes</Trans>
            </button>
            <button type="button" className="button button-plain" onClick={() => setAdding(true)}>
              <Trans>Change to another phone</Trans>
            </button>
            <button
              type="button"
              className="button button-quiet"
              onClick={() => setAsking("remove")}
            >
              <Trans>Remove the app</Trans>
            </button>
          </div>
        </>
      )}
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
      {asking === "renew" && (
        <Renew
          onClose={() => setAsking(undefined)}
          onCodes={(made) => {
            setAsking(undefined);
            setCodes(made);
          }}
        />
      )}
      {asking === "remove" && <Remove onClose={() => setAsking(undefined)} />}
    </Section>
  );
}

function Left({ codes }: { codes: number }) {
  if (codes === 0) {
    return (
      <strong className="text-madder">
        <Trans>No recovery codes are left.</Trans>
      </strong>
    );
  }
  return <Trans>Recovery codes left: {codes}.</Trans>;
}

type RenewProps = { onClose: () => void; onCodes: (codes: string[]) => void };

function Renew({ onClose, onCodes }: RenewProps) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const renew = useMutation({
    mutationFn: async () => {
      const { data } = await renewRecoveryCodes({ throwOnError: true });
      await readAnew();
      return data.recovery_codes;
    },
    onSuccess: onCodes,
  });
  return (
    <ConfirmDialog
      title={t`New recovery codes?`}
      open
      onClose={onClose}
      act={t`Make new ones`}
      onAct={() => renew.mutate()}
      busy={renew.isPending}
      error={renew.error}
    >
      <p>
        <Trans>The ones you have now stop working.</Trans>
      </p>
    </ConfirmDialog>
  );
}

function Remove({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const remove = useMutation({
    mutationFn: async () => {
      await removeAuthenticatorApp({ throwOnError: true });
      await readAnew();
    },
    onSuccess: () => {
      onClose();
      notify(t`The app is removed.`);
    },
  });
  return (
    <ConfirmDialog
      title={t`Remove the authenticator app?`}
      open
      onClose={onClose}
      act={t`Remove`}
      onAct={() => remove.mutate()}
      busy={remove.isPending}
      error={remove.error}
    >
      <p>
        <Trans>Its codes and your recovery codes stop working.</Trans>
      </p>
    </ConfirmDialog>
  );
}
