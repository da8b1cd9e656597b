import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { NearbyOrganisation, NearbyPlant, PatternProposal } from "@/api/generated/types.gen";
import { Badge } from "@/components/textile/badges";
import { countryName, formatKm } from "@/lib/format";
import { proposalsQuery } from "./queries";
import { inReaders, maturityName } from "./words";

const SHOWN = 3;

/** What others have made of such material, with companies of the other trade nearby. */
export function StreamPatterns({ streamId }: { streamId: string }) {
  const [all, setAll] = useState(false);
  const list = useQuery(proposalsQuery(streamId));
  const proposals = list.data?.data ?? [];
  // Only an addition to the page: while it is not there, nothing is missing.
  if (proposals.length === 0) return null;
  const rest = proposals.length - SHOWN;
  return (
    <section className="mt-12">
      <h2 className="text-xl">
        <Trans>Others have done this</Trans>
      </h2>
      <p className="mt-1 max-w-read text-muted">
        <Trans>
          What such material becomes elsewhere, and companies nearby that could be the other side.
          They are from the public register and have not been asked.
        </Trans>
      </p>
      <ul className="mt-4">
        {(all ? proposals : proposals.slice(0, SHOWN)).map((proposal) => (
          <Proposal key={proposal.pattern.slug} proposal={proposal} />
        ))}
      </ul>
      {!all && rest > 0 && (
        <button type="button" className="button button-plain w-full" onClick={() => setAll(true)}>
          <Plural value={rest} one="Show # more" other="Show # more" />
        </button>
      )}
    </section>
  );
}

function Proposal({ proposal }: { proposal: PatternProposal }) {
  const { pattern, organisations, plants, side } = proposal;
  return (
    <li className="border-t border-line py-4.5">
      <h3 className="text-base font-semibold leading-snug">
        <Link to="/patterns/$slug" params={{ slug: pattern.slug }} className="link">
          {inReaders(pattern.names)}
        </Link>
      </h3>
      <p className="mt-1 max-w-read">{inReaders(pattern.summary)}</p>
      <p className="mt-2">
        <Badge tone="plain">{maturityName(pattern.maturity)}</Badge>
      </p>
      <div className="mt-3 grid gap-x-8 gap-y-3 text-sm sm:grid-cols-2">
        {organisations.length > 0 && (
          <div className="min-w-0">
            <h4 className="font-semibold">
              {side === "donor" ? (
                <Trans>Nearby, could use it</Trans>
              ) : (
                <Trans>Nearby, could have it</Trans>
              )}
            </h4>
            <ul>
              {organisations.map((organisation) => (
                <Organisation key={organisation.id} organisation={organisation} />
              ))}
            </ul>
          </div>
        )}
        {plants.length > 0 && (
          <div className="min-w-0">
            <h4 className="font-semibold">
              <Trans>Plants that take it</Trans>
            </h4>
            <ul>
              {plants.map((plant) => (
                <Plant key={plant.need_id} plant={plant} />
              ))}
            </ul>
          </div>
        )}
      </div>
    </li>
  );
}

function Organisation({ organisation }: { organisation: NearbyOrganisation }) {
  const { id, display_name, town, country, distance_km } = organisation;
  return (
    <li className="py-0.5">
      <Link
        to="/actors/$actorId"
        params={{ actorId: id }}
        className="link inline-flex min-h-6 items-center"
      >
        {display_name}
      </Link>{" "}
      <Where town={town} country={country} km={distance_km} />
    </li>
  );
}

function Plant({ plant }: { plant: NearbyPlant }) {
  return (
    <li className="py-0.5">
      <Link
        to="/materials/$streamId"
        params={{ streamId: plant.need_id }}
        className="link inline-flex min-h-6 items-center"
      >
        {plant.display_name}
      </Link>{" "}
      <Where town={plant.town} country={plant.country} km={plant.distance_km} />
    </li>
  );
}

type WhereProps = { town: string | null; country: string; km: number | null };

function Where({ town, country, km }: WhereProps) {
  const place = [town, countryName(country), km !== null && formatKm(km)].filter(Boolean);
  return <span className="text-muted">{place.join(" · ")}</span>;
}
