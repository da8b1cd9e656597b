import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Empty } from "./empty";

export function NotFound() {
  return (
    <Empty
      level={1}
      title={<Trans>This page does not exist</Trans>}
      action={
        <>
          <Link to="/materials" className="button button-primary">
            <Trans>See all materials</Trans>
          </Link>
          <Link to="/" className="button button-plain">
            <Trans>To the front page</Trans>
          </Link>
        </>
      }
    >
      <Trans>It may have been withdrawn, or the address has a typing error.</Trans>
    </Empty>
  );
}
