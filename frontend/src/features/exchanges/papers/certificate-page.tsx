import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { BadgeCheck, CircleX } from "lucide-react";
import { type ReactNode, useState } from "react";
import { isApiError } from "@/api/errors";
import type { CertificateOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { PageSkeleton } from "@/components/states/skeletons";
import { Field } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { countryName, formatDate, formatDateRange } from "@/lib/format";
import { certificateQuery } from "./queries";

/** For anyone who holds a certificate: whether it is genuine, and what it says. */
export function CertificatePage({ number }: { number: string }) {
  const { t } = useLingui();
  const found = useQuery(certificateQuery(number));
  if (found.isPending) return <PageSkeleton />;
  const unknown = isApiError(found.error, 404);
  if (found.isError && !unknown)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  return (
    <div className="page max-w-2xl py-7">
      <PageTitle title={t`Certificate of exchange`} />
      {found.data ? <Told certificate={found.data} /> : <Unknown number={number} />}
      <Another />
    </div>
  );
}

function Told({ certificate }: { certificate: CertificateOut }) {
  const { t } = useLingui();
  const { starts_on: start, ends_on: end } = certificate;
  return (
    <>
      {certificate.valid ? (
        <p className="mt-5 flex items-center gap-3 rounded-lg bg-woad-tint px-4 py-3 font-semibold text-woad">
          <BadgeCheck aria-hidden="true" className="shrink-0" />
          <Trans>This certificate is genuine and stands.</Trans>
        </p>
      ) : (
        <p className="mt-5 flex items-center gap-3 rounded-lg bg-madder-tint px-4 py-3 font-semibold text-madder">
          <CircleX aria-hidden="true" className="shrink-0" />
          <Trans>This certificate was issued here, but stands no longer.</Trans>
        </p>
      )}
      <dl className="mt-6 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Fact name={t`Visited`}>
          {certificate.visitor.name}, {countryName(certificate.visitor.country)}
        </Fact>
        <Fact name={t`Was host`}>
          {certificate.host.name}, {countryName(certificate.host.country)}
        </Fact>
        {start && end && <Fact name={t`When`}>{formatDateRange(start, end)}</Fact>}
        {certificate.working_days !== null && (
          <Fact name={t`Working days`}>{certificate.working_days}</Fact>
        )}
        <Fact name={t`Programme`}>{certificate.programme_code}</Fact>
        <Fact name={t`Issued`}>{formatDate(certificate.issued_on)}</Fact>
        <Fact name={t`Looked after by`}>
          {[...new Set([certificate.visitor_cluster, certificate.host_cluster])].join(", ")}
        </Fact>
        <Fact name={t`Number`}>
          <span translate="no" className="break-all">
            {certificate.number}
          </span>
        </Fact>
      </dl>
      <p className="mt-6 text-sm text-muted">
        <Trans>
          Whom it names stands on the paper only. Compare the organisations and the dates.
        </Trans>
      </p>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="font-semibold">{children}</dd>
    </div>
  );
}

function Unknown({ number }: { number: string }) {
  return (
    <div role="alert" className="mt-5 rounded-lg bg-madder-tint px-4 py-3 text-madder">
      <p className="font-semibold">
        <Trans>There is no certificate with this number.</Trans>
      </p>
      <p className="mt-1 break-all">
        <Trans>Compare it with the paper, sign by sign:</Trans> <span translate="no">{number}</span>
      </p>
    </div>
  );
}

function Another() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [number, setNumber] = useState("");
  return (
    <form
      className="mt-9 border-t border-line pt-6"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = number.trim();
        if (wanted) void navigate({ to: "/certificates/$number", params: { number: wanted } });
      }}
    >
      <Field label={t`Check another number`}>
        {(control) => (
          <div className="flex flex-wrap gap-3">
            <input
              {...control}
              className="field min-w-0 grow basis-60"
              autoComplete="off"
              spellCheck={false}
              maxLength={60}
              value={number}
              onChange={(event) => setNumber(event.target.value)}
            />
            <button type="submit" className="button button-plain">
              <Trans>Check</Trans>
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}
