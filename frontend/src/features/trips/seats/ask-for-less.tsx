import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { SeatApplicationOut } from "@/api/generated/types.gen";
import { CheckField } from "@/components/ui/check-field";
import { Choices } from "@/components/ui/choices";
import { notify } from "@/components/ui/notices";
import { useChangeSeats } from "../queries";
import { SeatRefusal } from "./seat-refusal";

/** Fewer seats, or as many as there are, without losing the place on the list. */
export function AskForLess({ seat }: { seat: SeatApplicationOut }) {
  const { t } = useLingui();
  const [seats, setSeats] = useState(seat.seats_wanted);
  const [together, setTogether] = useState(seat.all_or_none);
  const change = useChangeSeats(seat);
  const unchanged = seats === seat.seats_wanted && together === seat.all_or_none;
  return (
    <form
      className="mt-5 space-y-4 border-t border-line pt-5"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { seats_wanted: seats, all_or_none: together },
          { onSuccess: () => notify(t`Changed. You keep your place.`) },
        );
      }}
    >
      <p className="max-w-read">
        <Plural
          value={seat.seats_wanted}
          one="You ask for # seat."
          other="You ask for # seats. With fewer it is your turn sooner; your place stays."
        />
      </p>
      <Choices
        legend={t`How many seats?`}
        choices={Array.from({ length: seat.seats_wanted }, (_, at) => ({
          value: String(at + 1),
          label: String(at + 1),
        }))}
        value={String(seats)}
        onChange={(value) => setSeats(Number(value))}
      />
      {seat.all_or_none && seats > 1 && (
        <CheckField label={t`All of us or nobody`} checked={together} onChange={setTogether}>
          <Trans>
            Otherwise you are offered as many seats as there are, even if they are fewer.
          </Trans>
        </CheckField>
      )}
      {change.isError && <SeatRefusal error={change.error} />}
      <button
        type="submit"
        className="button button-plain"
        disabled={unchanged || change.isPending}
      >
        <Trans>Ask for less</Trans>
      </button>
    </form>
  );
}
