import { Trans } from "@lingui/react/macro";
import type { NewApiKeyOut } from "@/api/generated/types.gen";
import { CopyButton } from "@/components/ui/copy-button";
import { exampleOf } from "./example";

/** Shown this once; then only its beginning is known. */
export function NewKey({ made, onKept }: { made: NewApiKeyOut; onKept: () => void }) {
  const example = exampleOf(made.scopes, location.origin);
  return (
    <section className="mt-7 rounded-lg border border-woad bg-raised p-5">
      <h2 className="text-lg" tabIndex={-1} ref={(heading) => heading?.focus()}>
        <Trans>Your key is ready</Trans>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>
          Copy it now, to where your script keeps its secrets. It is shown only this once.
        </Trans>
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <code
          data-testid="api-key"
          translate="no"
          className="min-w-0 flex-1 basis-64 break-all rounded-md bg-sunken px-3 py-2.5 text-sm"
        >
          {made.key}
        </code>
        <CopyButton text={made.key} />
      </div>
      <h3 className="mt-6 font-semibold">
        <Trans>Try it</Trans>
      </h3>
      <div className="mt-2 flex flex-wrap items-start gap-3">
        <pre
          translate="no"
          className="min-w-0 flex-1 basis-64 whitespace-pre-wrap break-words rounded-md bg-sunken px-3 py-2.5 text-sm"
        >
          {example}
        </pre>
        <CopyButton text={example.replace("$KEY", made.key)} />
      </div>
      <button type="button" className="button button-primary mt-6" onClick={onKept}>
        <Trans>I have kept it</Trans>
      </button>
    </section>
  );
}
