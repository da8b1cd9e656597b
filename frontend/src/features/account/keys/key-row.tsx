import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { listMyApiKeysQueryKey } from "@/api/generated/@tanstack/react-query.gen";
import { revokeApiKey } from "@/api/generated/sdk.gen";
import type { ApiKeyOut } from "@/api/generated/types.gen";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/notices";
import { formatAgo, formatDate } from "@/lib/format";
import { scopeName } from "@/lib/words/scopes";

export function KeyRow({ apiKey }: { apiKey: ApiKeyOut }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const { name, prefix, scopes, expires_at, last_used_at } = apiKey;
  return (
    <li className="flex flex-wrap items-start gap-x-5 gap-y-2 border-t border-line py-4">
      <div className="min-w-56 flex-1">
        <p className="font-semibold">
          {name}{" "}
          <code className="ml-1 text-sm font-normal text-muted" translate="no">
            {prefix}…
          </code>
        </p>
        <p className="mt-0.5 text-sm">{scopes.map(scopeName).join(" · ")}</p>
        <p className="mt-0.5 text-sm text-muted">
          <Trans>good until {formatDate(expires_at)}</Trans> ·{" "}
          {last_used_at ? (
            <Trans>last used {formatAgo(last_used_at)}</Trans>
          ) : (
            <Trans>never used</Trans>
          )}
        </p>
      </div>
      <button
        type="button"
        className="button button-quiet"
        aria-label={t`Revoke ${name}`}
        onClick={() => setAsking(true)}
      >
        <Trans>Revoke</Trans>
      </button>
      {asking && <Revoke apiKey={apiKey} onClose={() => setAsking(false)} />}
    </li>
  );
}

function Revoke({ apiKey, onClose }: { apiKey: ApiKeyOut; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { name } = apiKey;
  const revoke = useMutation({
    mutationFn: async () => {
      await revokeApiKey({ path: { api_key_id: apiKey.id }, throwOnError: true });
      await queries.invalidateQueries({ queryKey: listMyApiKeysQueryKey() });
    },
    onSuccess: () => {
      onClose();
      notify(t`The key is revoked.`);
    },
  });
  return (
    <ConfirmDialog
      title={t`Revoke ${name}?`}
      open
      onClose={onClose}
      act={t`Revoke`}
      onAct={() => revoke.mutate()}
      busy={revoke.isPending}
      error={revoke.error}
    >
      <p>
        <Trans>Whatever uses it stops working at once. This cannot be undone.</Trans>
      </p>
    </ConfirmDialog>
  );
}
