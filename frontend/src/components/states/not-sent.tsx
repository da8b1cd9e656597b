import { Trans } from "@lingui/react/macro";
import { isApiError } from "@/api/errors";
import { FailureText } from "./failure";

/** On top of a form that the service refused; what concerns a field stands at that field. */
export function NotSent({ error, rest }: { error: unknown; rest: string[] }) {
  return (
    <div role="alert" className="mb-6 rounded-md bg-madder-tint px-4 py-3 text-madder">
      <p className="font-semibold">
        <Trans>It could not be sent yet.</Trans>
      </p>
      {rest.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {!isApiError(error, 422) && rest.length === 0 && <FailureText error={error} />}
    </div>
  );
}
