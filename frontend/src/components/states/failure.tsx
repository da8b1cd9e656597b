import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { isApiError } from "@/api/errors";
import { problemWords } from "@/lib/words/problems";
import { Empty } from "./empty";
import { NotFound } from "./not-found";

/** Something went wrong while reading: says what, and offers another try. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  if (isApiError(error, 404)) return <NotFound />;
  if (isApiError(error, 401) || isApiError(error, 403)) return <NoAccess error={error} />;
  return (
    <div role="alert">
      <Empty
        title={<Trans>We could not fetch this</Trans>}
        action={
          retry && (
            <button type="button" className="button button-plain" onClick={retry}>
              <Trans>Try again</Trans>
            </button>
          )
        }
      >
        <FailureText error={error} />
      </Empty>
    </div>
  );
}

/** One sentence about an error, in the words of the service when it gave any. */
export function FailureText({ error }: { error: unknown }) {
  if (isApiError(error, 0)) {
    return <Trans>The platform does not answer. Is your connection working?</Trans>;
  }
  if (isApiError(error) && error.detail) return problemWords(error);
  return <Trans>An unexpected error. It is not your fault; please try again.</Trans>;
}

function NoAccess({ error }: { error: unknown }) {
  if (isApiError(error, 403)) {
    return (
      <Empty title={<Trans>You have no access to this</Trans>}>
        <FailureText error={error} />
      </Empty>
    );
  }
  return (
    <Empty
      title={<Trans>Sign in to see this</Trans>}
      action={
        <Link
          to="/sign-in"
          search={{ next: location.pathname + location.search }}
          className="button button-primary"
        >
          <Trans>Sign in</Trans>
        </Link>
      }
    />
  );
}
