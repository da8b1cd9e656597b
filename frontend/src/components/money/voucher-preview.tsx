import { Trans } from "@lingui/react/macro";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { previewVoucher } from "@/api/generated/sdk.gen";
import type { VoucherPreviewIn, VoucherPreviewOut } from "@/api/generated/types.gen";
import { FailureText } from "@/components/states/failure";
import { formatNumber } from "@/lib/format";
import { unfundedName } from "@/lib/words/exchanges";
import { amountText } from "./amount";

const previewQuery = (programme: string, body: VoucherPreviewIn) =>
  queryOptions({
    queryKey: ["voucher-preview", programme, body],
    queryFn: async ({ signal }) => {
      const path = { programme_slug: programme };
      return (await previewVoucher({ path, body, signal, throwOnError: true })).data;
    },
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });

type Props = {
  programme: string;
  country: string;
  /** Working days there; or say the dates in `asked`. */
  days?: number;
  /** What else is known: dates, places, distance, as the preview takes it. */
  asked?: Omit<VoucherPreviewIn, "host_country" | "working_days">;
};

/** What a stay would be worth, why not more, and what would raise it. For anyone, before applying. */
export function VoucherPreview({ programme, country, days, asked }: Props) {
  const body: VoucherPreviewIn = {
    host_country: country,
    ...(days === undefined ? {} : { working_days: days }),
    ...asked,
  };
  const preview = useQuery(previewQuery(programme, body));
  return (
    <div aria-live="polite">
      {preview.isPending && <div className="skeleton h-14 w-44" />}
      {preview.isError && (
        <p className="text-sm text-muted">
          <FailureText error={preview.error} />
        </p>
      )}
      {preview.isSuccess && <Worth preview={preview.data} />}
    </div>
  );
}

function Worth({ preview }: { preview: VoucherPreviewOut }) {
  const { amount, unfunded_reason, reasons, hints, notes, working_days } = preview;
  return (
    <>
      <p className="text-xl font-semibold tabular-nums">{amountText(amount)}</p>
      <p className="text-sm text-muted">
        {unfunded_reason ? (
          <Trans>Nothing is paid: {unfundedName(unfunded_reason)}.</Trans>
        ) : (
          <Trans>for {formatNumber(working_days)} working days there</Trans>
        )}
      </p>
      {reasons.map(({ code, text }) => (
        <p key={code} className="mt-1.5 max-w-read text-sm">
          {text}
        </p>
      ))}
      {hints.map(({ code, days_more, text }) => (
        <p
          key={`${code}-${days_more}`}
          className="mt-1.5 max-w-read text-sm font-semibold text-woad"
        >
          {text}
        </p>
      ))}
      {notes.length > 0 && (
        <ul className="mt-2 max-w-read space-y-1 text-sm text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}
