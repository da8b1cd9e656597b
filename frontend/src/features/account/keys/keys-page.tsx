import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { KeySquare } from "lucide-react";
import { useState } from "react";
import { listMyApiKeysOptions } from "@/api/generated/@tanstack/react-query.gen";
import type { NewApiKeyOut } from "@/api/generated/types.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { KeyForm } from "./key-form";
import { KeyRow } from "./key-row";
import { NewKey } from "./new-key";

export function KeysPage() {
  const { t } = useLingui();
  const list = useQuery(listMyApiKeysOptions());
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<NewApiKeyOut>();
  const keys = list.data?.data ?? [];
  const begin = (
    <button type="button" className="button button-primary" onClick={() => setAdding(true)}>
      <KeySquare size={18} aria-hidden="true" />
      <Trans>New key</Trans>
    </button>
  );
  return (
    <>
      <PageTitle title={t`API keys`} />
      <p className="mt-2 text-muted">
        <Trans>
          For scripts and spreadsheets of your own. A key may do what you may, and no more than you
          tick.
        </Trans>{" "}
        <a href="/docs" className="link">
          <Trans>How the API works</Trans>
        </a>
      </p>
      {made && <NewKey made={made} onKept={() => setMade(undefined)} />}
      {adding && (
        <KeyForm
          onMade={(key) => {
            setAdding(false);
            setMade(key);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      <div className="mt-7">
        {list.isPending && <ListSkeleton rows={2} />}
        {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && keys.length === 0 && !adding && !made && (
          <Empty title={<Trans>No keys yet</Trans>} action={begin}>
            <Trans>
              With one, a script can list your materials or fetch your matches, for example every
              night.
            </Trans>
          </Empty>
        )}
        {keys.length > 0 && (
          <>
            {!adding && !made && <div className="mb-5">{begin}</div>}
            <ul>
              {keys.map((key) => (
                <KeyRow key={key.id} apiKey={key} />
              ))}
            </ul>
          </>
        )}
      </div>
    </>
  );
}
