import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { listMailboxOptions } from "@/api/generated/@tanstack/react-query.gen";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { MailList } from "./mail-list";
import { MailReader } from "./mail-reader";

/** Every mail of a demonstration, which sends none: newest first, the chosen one beside the list. */
export function MailboxPage({ chosen }: { chosen?: string }) {
  const { t } = useLingui();
  const list = useQuery({ ...listMailboxOptions(), refetchInterval: 5_000, retry: false });
  const mails = list.data?.data ?? [];
  return (
    <div className="page py-7">
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 flex-1 basis-72">
          <PageTitle title={t`Mailbox of the demonstration`} />
          <p className="mt-2 max-w-read text-muted">
            <Trans>
              A demonstration sends no mail. What it would have sent, to whomever, is kept here for
              everyone to read. Use made-up names and addresses.
            </Trans>
          </p>
        </div>
        <button
          type="button"
          className="button button-plain"
          disabled={list.isFetching}
          onClick={() => void list.refetch()}
        >
          <RefreshCw size={17} aria-hidden="true" />
          <Trans>Look again</Trans>
        </button>
      </div>
      {list.isPending && <ListSkeleton rows={4} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && mails.length === 0 && (
        <Empty title={<Trans>No mail yet</Trans>}>
          <Trans>Ask for a sign-in link, apply to join or invite somebody, and look again.</Trans>
        </Empty>
      )}
      {mails.length > 0 && (
        <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-6 lg:grid-cols-[21rem_minmax(0,1fr)]">
          <MailList mails={mails} chosen={chosen} />
          <MailReader id={chosen} />
        </div>
      )}
    </div>
  );
}
