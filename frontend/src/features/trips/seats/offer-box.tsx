import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { SeatApplicationOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { notify } from "@/components/ui/notices";
import { formatAgo, formatDate, formatTime } from "@/lib/format";
import { useConfirmSeat } from "../queries";
import { SeatRefusal } from "./seat-refusal";

/** A seat is held for a while: take it, knowing what comes with it. */
export function OfferBox({ seat }: { seat: SeatApplicationOut }) {
  const { t } = useLingui();
  const [agreed, agree] = useState(false);
  const confirm = useConfirmSeat(seat);
  const until = seat.offer_expires_at;
  return (
    <section className="rounded-lg border-2 border-indigo bg-raised p-5">
      <h2 className="text-lg">
        <Plural
          value={seat.seats_held}
          one="# seat is held for you"
          other="# seats are held for you"
        />
      </h2>
      {until && (
        <p className="mt-1">
          <Trans>
            Until {formatDate(until)}, {formatTime(until)} ({formatAgo(until)}). After that it goes
            to the next on the list.
          </Trans>
        </p>
      )}
      <div className="mt-4 space-y-4">
        <CheckField label={t`We come along`} checked={agreed} onChange={agree}>
          <Trans>
            We travel on these days, report afterwards, and pay ourselves what the voucher does not
            cover.
          </Trans>
        </CheckField>
        {confirm.isError && <SeatRefusal error={confirm.error} />}
        <button
          type="button"
          className="button button-primary"
          disabled={confirm.isPending}
          onClick={() => confirm.mutate(agreed, { onSuccess: () => notify(t`The seat is yours.`) })}
        >
          <Trans>Confirm the seat</Trans>
        </button>
      </div>
    </section>
  );
}
