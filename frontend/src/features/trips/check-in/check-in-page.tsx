import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { checkInTraveller, lookUpCheckIn } from "@/api/generated/sdk.gen";
import type { CheckInOut } from "@/api/generated/types.gen";
import { ListSkeleton } from "@/components/states/skeletons";
import { Field } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/page-title";
import { Refusal } from "@/components/ui/refusal";
import { formatWeekday } from "@/lib/format";
import { useFragment } from "@/lib/fragment";
import { inReaderLanguage } from "@/lib/words/by-language";
import { guardText } from "@/lib/words/trip-staff";
import { codeIn } from "./code";

/** What the phone of whoever looks after the trip shows once it has read a traveller's code. */
export function CheckInPage() {
  const { t } = useLingui();
  const code = useFragment();
  return (
    <div className="page max-w-2xl py-7">
      <PageTitle title={t`Check in`} />
      <p className="mt-1 text-muted">
        <Trans>Point your phone's camera at the traveller's code. It opens this page.</Trans>
      </p>
      {code && <Coded key={code} code={code} />}
      <TypeCode />
    </div>
  );
}

const keyOf = (code: string) => ["check-in", code] as const;

function Coded({ code }: { code: string }) {
  const queries = useQueryClient();
  const found = useQuery({
    queryKey: keyOf(code),
    queryFn: async () => (await lookUpCheckIn({ body: { code }, throwOnError: true })).data,
    staleTime: 0,
    retry: false,
  });
  const checkIn = useMutation({
    mutationFn: async () => (await checkInTraveller({ body: { code }, throwOnError: true })).data,
    onSuccess: (told) => queries.setQueryData(keyOf(code), told),
  });
  if (found.isPending) return <ListSkeleton rows={1} />;
  if (found.isError) return <Refused error={found.error} />;
  return (
    <section className="mt-6 rounded-lg border border-line bg-raised p-5">
      <h2 className="text-2xl">{found.data.name}</h2>
      <p className="text-lg">{found.data.actor.display_name}</p>
      <p className="mt-1 text-muted">
        {inReaderLanguage(found.data.trip.title)} · {formatWeekday(found.data.day)}
      </p>
      <div className="mt-5">
        {isThere(found.data) ? (
          <p
            role="status"
            className="flex min-h-14 items-center gap-3 rounded-md bg-woad-tint px-4 text-lg font-semibold text-woad"
          >
            <Check size={22} aria-hidden="true" />
            <Trans>Checked in. The next code, please.</Trans>
          </p>
        ) : (
          <button
            type="button"
            className="button button-primary min-h-14 w-full text-lg"
            disabled={checkIn.isPending}
            onClick={() => checkIn.mutate()}
          >
            <Trans>Check in</Trans>
          </button>
        )}
      </div>
      {checkIn.isError && <Refused error={checkIn.error} />}
    </section>
  );
}

const isThere = ({ day, days }: CheckInOut) =>
  days.some((each) => each.day === day && each.present);

function Refused({ error }: { error: unknown }) {
  const text = isApiError(error) ? guardText(error) : undefined;
  return <div className="mt-5">{text ? <Refusal>{text}</Refusal> : <Refusal error={error} />}</div>;
}

function TypeCode() {
  const { t } = useLingui();
  const [typed, type] = useState("");
  const go = useNavigate();
  const code = codeIn(typed);
  return (
    <form
      noValidate
      className="mt-8 border-t border-line pt-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!code) return;
        type("");
        void go({ to: "/trips/check-in", hash: code });
      }}
    >
      <Field label={t`Or put in the code, or the whole link`}>
        {(control) => (
          <div className="flex gap-3">
            <input
              {...control}
              className="field"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => type(event.target.value)}
            />
            <button type="submit" className="button button-plain shrink-0" disabled={!code}>
              <Trans>Find</Trans>
            </button>
          </div>
        )}
      </Field>
    </form>
  );
}
