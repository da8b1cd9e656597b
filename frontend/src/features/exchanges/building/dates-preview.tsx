import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { formatDate, formatKm, formatMoney } from "@/lib/format";
import { useSettled } from "@/lib/use-settled";
import { previewQuery } from "../queries";
import { type Draft, daysOf } from "./draft";

/** How many working days these dates make in the host's country, and what that is worth. */
export function DatesPreview({ exchange, draft }: { exchange: ExchangeOut; draft: Draft }) {
  const days = daysOf(draft.planned_start, draft.planned_end);
  const asked = useSettled(
    JSON.stringify({
      host_country: exchange.host.country,
      starts_on: draft.planned_start,
      ends_on: draft.planned_end,
      travel_days: draft.travel_days.filter((day) => days.includes(day)),
      ...(exchange.distance_km && { distance_km: Number(exchange.distance_km) }),
    }),
    400,
  );
  const preview = useQuery({
    ...previewQuery(exchange.programme_slug, JSON.parse(asked)),
    enabled: days.length > 0,
  });
  if (days.length === 0 || !preview.data) return null;
  const found = preview.data;
  return (
    <div role="status" className="rounded-md bg-woad-tint px-4 py-3">
      <p className="font-semibold">
        <Plural value={found.working_days} one="# working day" other="# working days" />
        {exchange.funded && draft.mode !== "virtual" && (
          <>
            {" · "}
            {formatMoney(Number(found.amount.amount), found.amount.currency)}
          </>
        )}
        {exchange.distance_km && <> · {formatKm(Number(exchange.distance_km))}</>}
      </p>
      {found.days_off.length > 0 && (
        <p className="mt-1 text-sm">
          <Trans>These do not count:</Trans>{" "}
          {found.days_off.map(({ day, why }) => `${formatDate(day)} (${why})`).join(", ")}
        </p>
      )}
    </div>
  );
}
