import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** A secret just made, and of which system. */
export type Shown = { name: string; clientId: string; secret: string };

/** What the partner's technician needs. The secret is shown this once. */
export function NewSecret({ shown, onKept }: { shown: Shown; onKept: () => void }) {
  return (
    <section className="mt-6 rounded-lg border border-woad bg-raised p-5">
      <h2 className="text-lg" tabIndex={-1} ref={(heading) => heading?.focus()}>
        <Trans>The secret of {shown.name} is ready</Trans>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>
          Give it to the partner's technician by a safe way, not by mail. It is shown only this
          once.
        </Trans>
      </p>
      <Copied label={<Trans>Client id</Trans>} text={shown.clientId} />
      <Copied label={<Trans>Secret</Trans>} text={shown.secret} testId="client-secret" />
      <Copied
        label={<Trans>Address for tokens</Trans>}
        text={`${location.origin}/v1/oauth/token`}
      />
      <button type="button" className="button button-primary mt-6" onClick={onKept}>
        <Trans>I have kept it</Trans>
      </button>
    </section>
  );
}

function Copied({ label, text, testId }: { label: ReactNode; text: string; testId?: string }) {
  return (
    <div className="mt-4">
      <p className="mb-1 text-sm text-muted">{label}</p>
      <div className="flex flex-wrap items-center gap-3">
        <code
          data-testid={testId}
          translate="no"
          className="min-w-0 flex-1 basis-64 break-all rounded-md bg-sunken px-3 py-2.5 text-sm"
        >
          {text}
        </code>
        <CopyButton text={text} />
      </div>
    </div>
  );
}
