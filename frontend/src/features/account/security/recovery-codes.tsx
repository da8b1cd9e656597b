import { Trans } from "@lingui/react/macro";
import { Printer } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";

type Props = { codes: string[]; onKept: () => void };

/** Shown this once, to be copied or printed and kept where the phone is not. */
export function RecoveryCodes({ codes, onKept }: Props) {
  return (
    <div>
      <h3 className="font-semibold" tabIndex={-1} ref={(heading) => heading?.focus()}>
        <Trans>Keep these codes</Trans>
      </h3>
      <p className="mt-1 text-muted">
        <Trans>
          Should your phone be lost, each of them lets you in once. They are shown only now: print
          them, or keep them where you keep other important papers.
        </Trans>
      </p>
      <ul className="mt-4 grid grid-cols-2 gap-x-6 gap-y-1 rounded-md border border-line bg-raised px-4 py-3 font-mono text-sm">
        {codes.map((code) => (
          <li key={code} translate="no">
            {code}
          </li>
        ))}
      </ul>
      <div className="no-print mt-4 flex flex-wrap gap-3">
        <CopyButton text={codes.join("\n")} />
        <button type="button" className="button button-plain" onClick={() => window.print()}>
          <Printer size={17} aria-hidden="true" />
          <Trans>Print</Trans>
        </button>
        <button type="button" className="button button-primary" onClick={onKept}>
          <Trans>I have kept them</Trans>
        </button>
      </div>
    </div>
  );
}
