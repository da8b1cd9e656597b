import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { withdrawMyApplication } from "@/api/generated/sdk.gen";
import type { MyApplicationOut } from "@/api/generated/types.gen";
import { MailboxHint } from "@/components/sign-in/mailbox-hint";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { PageSkeleton } from "@/components/states/skeletons";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageTitle } from "@/components/ui/page-title";
import { formatDate } from "@/lib/format";
import { CorrectForm } from "./correct-form";
import { myApplicationQuery, programmeQuery, tokenOf } from "./queries";
import { Sent } from "./sent";

/** How an application stands, for whoever has its link. */
export function StatusPage({ link }: { link: string }) {
  const token = tokenOf(link);
  const application = useQuery({ ...myApplicationQuery(token), enabled: token !== "" });
  if (token === "") return <BrokenLink />;
  if (application.isPending) return <PageSkeleton />;
  if (application.isError) {
    return isGone(application.error) ? (
      <BrokenLink />
    ) : (
      <div className="page py-8">
        <Failure error={application.error} retry={() => void application.refetch()} />
      </div>
    );
  }
  return <Status application={application.data} token={token} />;
}

const isGone = (error: unknown) =>
  error instanceof Error && "status" in error && (error.status === 401 || error.status === 404);

function BrokenLink() {
  return (
    <div className="page py-8">
      <Empty
        level={1}
        title={<Trans>This link does not work</Trans>}
        action={
          <Link to="/join" className="button button-primary">
            <Trans>To the programmes</Trans>
          </Link>
        }
      >
        <Trans>
          Part of it may be missing, or we have sent you a newer one. Open the link of our newest
          mail.
        </Trans>
      </Empty>
    </div>
  );
}

type StatusProps = { application: MyApplicationOut; token: string };

function Status({ application, token }: StatusProps) {
  const [correcting, setCorrecting] = useState(false);
  const form = useQuery(programmeQuery(application.programme_slug)).data;
  const may = (verb: MyApplicationOut["possible"][number]) => application.possible.includes(verb);
  return (
    <div className="page max-w-2xl! py-8 sm:py-12">
      <p className="text-sm text-muted">{application.programme_name}</p>
      <Standing application={application} />
      {correcting && form ? (
        <CorrectForm
          application={application}
          token={token}
          form={form}
          onDone={() => setCorrecting(false)}
        />
      ) : (
        <>
          <div className="mt-6 flex flex-wrap gap-3">
            {may("correct") && (
              <button
                type="button"
                className={`button ${may("resubmit") ? "button-primary" : "button-plain"}`}
                disabled={!form}
                onClick={() => setCorrecting(true)}
              >
                {may("resubmit") ? (
                  <Trans>Correct and send again</Trans>
                ) : (
                  <Trans>Correct something</Trans>
                )}
              </button>
            )}
            {may("withdraw") && <Withdraw token={token} />}
          </div>
          {form && <Sent application={application} form={form} />}
        </>
      )}
    </div>
  );
}

/** In one sentence how it stands, and what comes next. */
function Standing({ application }: { application: MyApplicationOut }) {
  const { t } = useLingui();
  const { state, applicant_email, reason } = application;
  switch (state) {
    case "submitted":
      return (
        <Words title={t`We have your application`}>
          <p>
            <Trans>
              The cluster's staff read it and write to <strong>{applicant_email}</strong>. Sent{" "}
              {formatDate(application.created_at)}.
            </Trans>
          </p>
          <p className="mt-2 text-muted">
            <Trans>You find this page again through our newest mail.</Trans>
          </p>
          <div className="mt-4">
            <MailboxHint />
          </div>
        </Words>
      );
    case "changes_requested":
      return (
        <Words title={t`We need something from you`}>
          <Quote>{reason}</Quote>
        </Words>
      );
    case "accepted":
      return (
        <Words title={t`Welcome`}>
          <p>
            <Trans>
              Your application is accepted. An invitation is on its way to{" "}
              <strong>{applicant_email}</strong>; it takes you in.
            </Trans>
          </p>
          {reason && <Quote>{reason}</Quote>}
          <div className="mt-4">
            <MailboxHint />
          </div>
        </Words>
      );
    case "refused":
      return (
        <Words title={t`This time the answer is no`}>
          <Quote>{reason}</Quote>
          <p className="mt-4 text-muted">
            <Trans>If something changes, you are welcome to apply again.</Trans>
          </p>
        </Words>
      );
    case "withdrawn":
      return (
        <Words title={t`You have withdrawn it`}>
          <p>
            <Trans>Nothing more happens. You are welcome to apply again.</Trans>
          </p>
        </Words>
      );
  }
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <PageTitle key={title} title={title} className="mt-1 text-2xl sm:text-3xl" />
      <div className="mt-3">{children}</div>
    </>
  );
}

function Quote({ children }: { children: ReactNode }) {
  return (
    <blockquote className="mt-3 max-w-[70ch] whitespace-pre-line border-l-3 border-weld bg-weld-tint px-4 py-3 text-weld-text">
      {children}
    </blockquote>
  );
}

function Withdraw({ token }: { token: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: async () => {
      const { data } = await withdrawMyApplication({
        headers: { "Application-Token": token },
        throwOnError: true,
      });
      queries.setQueryData(myApplicationQuery(token).queryKey, data);
    },
    onSuccess: () => setAsking(false),
  });
  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        <Trans>Withdraw the application</Trans>
      </button>
      <ConfirmDialog
        title={t`Withdraw the application?`}
        open={asking}
        onClose={() => setAsking(false)}
        act={t`Withdraw`}
        onAct={() => withdraw.mutate()}
        busy={withdraw.isPending}
        error={withdraw.error}
      >
        <p>
          <Trans>Nobody looks at it any more. You can apply again later.</Trans>
        </p>
      </ConfirmDialog>
    </>
  );
}
