import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ExchangeFollowUpOut, ExchangeOut } from "@/api/generated/types.gen";
import { formatDate } from "@/lib/format";
import { Part } from "../part";
import { FollowUpAnswer } from "./follow-up-answer";
import { FollowUpForm } from "./follow-up-form";
import { followUpsQuery } from "./queries";

/** What has become of it: asked half a year and a year after the stay. */
export function FollowUps({ exchange }: { exchange: ExchangeOut }) {
  const { t } = useLingui();
  const found = useQuery(followUpsQuery(exchange.id));
  const all = found.data?.data ?? [];
  if (all.length === 0) return null;
  const rounds = [...new Set(all.map(({ months }) => months))];
  return (
    <Part id="follow-ups" title={t`What has become of it`}>
      <div className="space-y-8">
        {rounds.map((months) => (
          <Round
            key={months}
            exchange={exchange}
            months={months}
            sides={all.filter((each) => each.months === months)}
          />
        ))}
      </div>
    </Part>
  );
}

type RoundProps = { exchange: ExchangeOut; months: number; sides: ExchangeFollowUpOut[] };

function Round({ exchange, months, sides }: RoundProps) {
  const due = sides[0]?.due_on;
  const began = sides.some(({ open, submitted_at }) => open || submitted_at);
  return (
    <section>
      <h3 className="text-base font-semibold">
        {months === 6 ? (
          <Trans>Half a year after the stay</Trans>
        ) : (
          <Trans>A year after the stay</Trans>
        )}
      </h3>
      {!began && due && (
        <p className="mt-1 text-muted">
          <Trans>Both sides are asked on {formatDate(due)}.</Trans>
        </p>
      )}
      {began && (
        <div className="mt-3 space-y-6">
          {sides.map((each) => (
            <Side key={each.side} exchange={exchange} found={each} />
          ))}
        </div>
      )}
    </section>
  );
}

function Side({ exchange, found }: { exchange: ExchangeOut; found: ExchangeFollowUpOut }) {
  const { display_name } = exchange[found.side];
  if (found.open && found.yours) return <FollowUpForm exchange={exchange} found={found} />;
  return (
    <div>
      <p className="font-semibold">{display_name}</p>
      {found.submitted_at ? (
        <>
          <p className="text-sm text-muted">
            <Trans>Answered on {formatDate(found.submitted_at)}</Trans>
            {!found.answers && (
              <>
                {". "}
                <Trans>The clusters read it.</Trans>
              </>
            )}
          </p>
          {found.answers && <FollowUpAnswer answers={found.answers} />}
        </>
      ) : (
        <p className="text-sm text-muted">
          <Trans>Not answered yet.</Trans>
        </p>
      )}
    </div>
  );
}
