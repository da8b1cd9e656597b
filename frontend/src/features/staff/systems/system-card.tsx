import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { addClientSecret, disableApiClient, revokeClientSecret } from "@/api/generated/sdk.gen";
import type { ApiClientOut, ClientSecretOut } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Badge } from "@/components/textile/badges";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { Refusal } from "@/components/ui/refusal";
import { formatAgo, formatDate } from "@/lib/format";
import { scopeName } from "@/lib/words/scopes";
import type { Shown } from "./new-secret";
import { useSystemAct } from "./use-system";

/** Two at most: so that a partner changes over without a gap. */
const MOST_SECRETS = 2;

type Props = { system: ApiClientOut; onSecret: (shown: Shown) => void };

/** One partner's system, its secrets, and what can be done about them. */
export function SystemCard({ system, onSecret }: Props) {
  const { cluster } = usePlacesOfWork();
  const [disabling, setDisabling] = useState(false);
  const path = { api_client_id: system.id };
  const add = useSystemAct(() => addClientSecret({ path, body: {}, throwOnError: true }));
  const off = system.disabled_at !== null;
  return (
    <li className="rounded-lg border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className={`text-lg ${off ? "text-muted" : ""}`}>{system.name}</h2>
        {off && (
          <Badge tone="refusal">
            <Trans>Shut off</Trans>
          </Badge>
        )}
      </div>
      <p className="text-sm text-muted">
        {cluster(system.cluster_slug)} ·{" "}
        {system.last_used_at ? (
          <Trans>last used {formatAgo(system.last_used_at)}</Trans>
        ) : (
          <Trans>never used</Trans>
        )}
        {system.disabled_at && (
          <>
            {" · "}
            <Trans>closed {formatDate(system.disabled_at)}</Trans>
          </>
        )}
      </p>
      <p className="mt-2 text-sm">{system.scopes.map(scopeName).join(" · ")}</p>
      {!off && (
        <>
          <Secrets system={system} />
          {add.isError && (
            <div className="mt-3">
              <Refusal error={add.error} />
            </div>
          )}
          <div className="mt-4 flex flex-wrap gap-2.5">
            {system.secrets.length < MOST_SECRETS && (
              <button
                type="button"
                className="button button-plain"
                disabled={add.isPending}
                onClick={() =>
                  add.mutate(undefined, {
                    onSuccess: ({ data }) =>
                      onSecret({ name: system.name, clientId: system.id, secret: data.secret }),
                  })
                }
              >
                {system.secrets.length === 0 ? (
                  <Trans>Make a secret</Trans>
                ) : (
                  <Trans>Make a second secret</Trans>
                )}
              </button>
            )}
            <button
              type="button"
              className="button button-danger"
              onClick={() => setDisabling(true)}
            >
              <Trans>Close it</Trans>
            </button>
          </div>
        </>
      )}
      {disabling && <Disable system={system} onClose={() => setDisabling(false)} />}
    </li>
  );
}

function Secrets({ system }: { system: ApiClientOut }) {
  if (system.secrets.length === 0) {
    return (
      <p className="mt-3 text-sm text-muted">
        <Trans>It has no secret, so it gets in nowhere.</Trans>
      </p>
    );
  }
  return (
    <ul className="mt-3">
      {system.secrets.map((secret) => (
        <SecretRow key={secret.id} system={system} secret={secret} />
      ))}
    </ul>
  );
}

function SecretRow({ system, secret }: { system: ApiClientOut; secret: ClientSecretOut }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const hint = secret.hint;
  const path = { api_client_id: system.id, secret_id: secret.id };
  const revoke = useSystemAct(() => revokeClientSecret({ path, throwOnError: true }));
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 border-t border-line py-1.5 text-sm">
      <span>
        <Trans>Secret</Trans> <code translate="no">{hint}</code>{" "}
        <span className="text-muted">
          · <Trans>made {formatDate(secret.created_at)}</Trans>
          {secret.expires_at && (
            <>
              {" · "}
              <Trans>good until {formatDate(secret.expires_at)}</Trans>
            </>
          )}
        </span>
      </span>
      <button
        type="button"
        className="button button-quiet"
        aria-label={t`Revoke ${hint}`}
        onClick={() => setAsking(true)}
      >
        <Trans>Revoke</Trans>
      </button>
      {asking && (
        <ConfirmDialog
          title={t`Revoke ${hint}?`}
          open
          onClose={() => setAsking(false)}
          act={t`Revoke`}
          onAct={() =>
            revoke.mutate(undefined, {
              onSuccess: () => {
                setAsking(false);
                notify(t`The secret is revoked.`);
              },
            })
          }
          busy={revoke.isPending}
          error={revoke.error}
        >
          <p>
            <Trans>
              Whoever uses it gets no further within ten minutes. This cannot be undone.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function Disable({ system, onClose }: { system: ApiClientOut; onClose: () => void }) {
  const { t } = useLingui();
  const { name } = system;
  const path = { api_client_id: system.id };
  const disable = useSystemAct(() => disableApiClient({ path, throwOnError: true }));
  return (
    <ConfirmDialog
      title={t`Close ${name}?`}
      open
      onClose={onClose}
      act={t`Close it for good`}
      onAct={() =>
        disable.mutate(undefined, {
          onSuccess: () => {
            onClose();
            notify(t`${name} is closed.`);
          },
        })
      }
      busy={disable.isPending}
      error={disable.error}
    >
      <p>
        <Trans>
          It is shut out at once, and for good. To change only a secret, revoke that one.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
