import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { CatalogueEntryOut, RegistrationRow } from "@/api/generated/types.gen";
import { SearchBox } from "@/components/filters/search-box";
import { SelectFilter } from "@/components/filters/select-filter";
import { catalogueQuery, suggestionsQuery } from "@/components/registrations/catalogue";
import { PartnerCard } from "@/components/registrations/partner-card";
import { Empty } from "@/components/states/empty";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { currentLocale } from "@/lib/i18n";
import { type Pair, pairsOf, sideOfEntry, sideOfRegistration } from "./pairing";
import { ProposeForDialog } from "./propose-for-dialog";
import { openProposalsQuery, registrationsQuery } from "./queries";

/** Somebody one looks after, and who would suit them. */
export function ProposeFor({ chosen }: { chosen: string | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const found = useQuery(registrationsQuery("accepted"));
  if (found.isPending) return <ListSkeleton rows={2} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data.length === 0)
    return (
      <Empty title={<Trans>Nobody to propose for yet</Trans>}>
        <Trans>When a registration is accepted, you can look for a partner for it here.</Trans>
      </Empty>
    );
  const registration = found.data.find(({ id }) => id === chosen);
  return (
    <>
      <p className="max-w-read text-muted">
        <Trans>
          Choose an organisation you look after, then its partner. Both say yes before it becomes an
          exchange; what they have agreed elsewhere you can write down.
        </Trans>
      </p>
      <div className="mt-4 max-w-96">
        <SelectFilter
          label={t`For whom`}
          any={t`Choose an organisation`}
          value={registration?.id}
          options={found.data.map(({ id, actor }) => ({ value: id, label: actor.display_name }))}
          onChange={(id) =>
            void navigate({ to: "/staff/registrations", search: { view: "propose", for: id } })
          }
        />
      </div>
      {registration && <Partners key={registration.id} registration={registration} />}
    </>
  );
}

const AT_FIRST = 5;

function Partners({ registration }: { registration: RegistrationRow }) {
  const { t } = useLingui();
  const [words, look] = useState<string>();
  return (
    <div className="mt-6">
      <div className="max-w-96">
        <SearchBox
          label={t`Search all who take part`}
          placeholder={t`Topic, word or name`}
          value={words}
          onChange={look}
        />
      </div>
      <div className="mt-5">
        {words ? (
          <Found registration={registration} words={words} />
        ) : (
          <Suggested registration={registration} />
        )}
      </div>
    </div>
  );
}

function Suggested({ registration }: { registration: RegistrationRow }) {
  const found = useQuery(suggestionsQuery(registration.id, currentLocale()));
  const [all, showAll] = useState(false);
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const sorted = [...found.data].sort((a, b) => b.score - a.score);
  const shown = all ? sorted : sorted.slice(0, AT_FIRST);
  return (
    <section>
      <h2 className="text-lg">
        <Trans>Who would suit {registration.actor.display_name}</Trans>
      </h2>
      {found.data.length === 0 && (
        <p className="mt-2 text-muted">
          <Trans>Nobody in another country yet. Search among all who take part.</Trans>
        </p>
      )}
      <ul className="mt-3 space-y-4">
        {shown.map((suggestion) => (
          <li key={`${suggestion.role} ${suggestion.entry.registration_id}`}>
            <PartnerCard entry={suggestion.entry} suggestion={suggestion} betweenOthers>
              <Ways
                registration={registration}
                entry={suggestion.entry}
                visiting={suggestion.role === "visitor"}
              />
            </PartnerCard>
          </li>
        ))}
      </ul>
      {!all && found.data.length > AT_FIRST && (
        <button type="button" className="button button-plain mt-4" onClick={() => showAll(true)}>
          <Trans>Show more suggestions</Trans>
        </button>
      )}
    </section>
  );
}

function Found({ registration, words }: { registration: RegistrationRow; words: string }) {
  const filters = { programme: registration.programme_slug, q: words, limit: 50 };
  const found = useQuery(catalogueQuery(filters));
  if (found.isPending) return <ListSkeleton rows={3} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const others = found.data.data.filter((entry) => entry.registration_id !== registration.id);
  if (others.length === 0)
    return (
      <p className="text-muted">
        <Trans>Nobody who takes part fits these words.</Trans>
      </p>
    );
  return (
    <ul className="space-y-4">
      {others.map((entry) => (
        <li key={entry.registration_id}>
          <PartnerCard entry={entry} betweenOthers>
            <Ways registration={registration} entry={entry} />
          </PartnerCard>
        </li>
      ))}
    </ul>
  );
}

type WaysProps = {
  registration: RegistrationRow;
  entry: CatalogueEntryOut;
  /** Only the way that was suggested: the one we look after visits, or is visited. */
  visiting?: boolean;
};

function Ways({ registration, entry, visiting }: WaysProps) {
  const [proposing, propose] = useState<Pair>();
  const open = useQuery(openProposalsQuery()).data ?? [];
  const pairs = pairsOf(sideOfRegistration(registration), sideOfEntry(entry)).filter(
    ({ visitor }) => visiting === undefined || (visitor.id === registration.id) === visiting,
  );
  const waits = ({ visitor, host }: Pair) =>
    open.some(
      (each) =>
        each.visitor.registration_id === visitor.id && each.host.registration_id === host.id,
    );
  if (pairs.length === 0)
    return (
      <p className="text-sm text-muted">
        <Trans>The two cannot visit each other: same country, or the roles do not fit.</Trans>
      </p>
    );
  return (
    <>
      {pairs.map((pair) =>
        waits(pair) ? (
          <p key={pair.visitor.id} className="text-sm text-muted">
            <Trans>
              {pair.visitor.name} visits {pair.host.name}: a proposal waits for an answer.
            </Trans>
          </p>
        ) : (
          <button
            key={pair.visitor.id}
            type="button"
            className="button button-plain h-auto whitespace-normal py-2 text-left"
            onClick={() => propose(pair)}
          >
            <Trans>
              Propose: {pair.visitor.name} visits {pair.host.name}
            </Trans>
          </button>
        ),
      )}
      {proposing && (
        <ProposeForDialog
          pair={proposing}
          known={entry.existing_partner}
          onClose={() => propose(undefined)}
        />
      )}
    </>
  );
}
