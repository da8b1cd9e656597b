import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { ActorOut, SiteOut } from "@/api/generated/types.gen";
import { VerificationBadge } from "@/components/actors/verification-badge";
import { PointMap } from "@/components/map/point-map";
import { StreamRow } from "@/components/material/stream-row";
import { Failure } from "@/components/states/failure";
import { ListSkeleton } from "@/components/states/skeletons";
import { PageTitle } from "@/components/ui/page-title";
import { countryName, formatList } from "@/lib/format";
import { currentLocale } from "@/lib/i18n";
import { roleName, sizeName } from "@/lib/words/actors";
import { ProfilesSection } from "./profiles-section";
import { actorQuery, actorSitesQuery, actorStreamsQuery } from "./queries";
import { RecordSourceNote } from "./record-source-note";
import { StandingNote, TakeItOver } from "./standing-note";

type Props = {
  actorId: string;
  /** What the staff of its clusters may do about it. */
  staffBar?: ReactNode;
};

export function ActorPage({ actorId, staffBar }: Props) {
  const { t } = useLingui();
  const { data: actor } = useSuspenseQuery(actorQuery(actorId));
  return (
    <div className="page py-7">
      <nav aria-label={t`Where you are`} className="text-sm text-muted">
        <Link to="/actors" className="inline-flex min-h-9 items-center hover:underline">
          <Trans>Companies</Trans>
        </Link>
        {" / "}
        <Link
          to="/actors"
          search={{ country: [actor.country] }}
          className="inline-flex min-h-9 items-center hover:underline"
        >
          {countryName(actor.country)}
        </Link>
      </nav>
      <div className="mt-2">
        <VerificationBadge verification={actor.verification} />
      </div>
      <PageTitle title={actor.display_name} className="mt-2 text-2xl sm:text-3xl" />
      <p className="mt-1 text-lg text-muted">{actor.roles.map(roleName).join(" · ")}</p>
      <StandingNote actor={actor} />
      {staffBar}
      <Description actor={actor} />
      <div className="mt-7 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <ActorFacts actor={actor} />
          <RecordSourceNote actor={actor} />
          <TakeItOver actor={actor} />
          <ProfilesSection actorId={actorId} />
          <ActorStreams actorId={actorId} />
        </div>
        <Sites actorId={actorId} />
      </div>
    </div>
  );
}

function Description({ actor }: { actor: ActorOut }) {
  const [language, text] = pickText(actor.description);
  if (!text) return null;
  return (
    <p className="mt-4 max-w-read whitespace-pre-line" lang={language}>
      {text}
    </p>
  );
}

/** The text in the reader's language, else in English, else in whichever there is. */
function pickText(texts: Record<string, string>): [string, string] | [] {
  for (const language of [currentLocale(), "en"]) {
    const text = texts[language];
    if (text) return [language, text];
  }
  return Object.entries(texts)[0] ?? [];
}

function ActorFacts({ actor }: { actor: ActorOut }) {
  const { t } = useLingui();
  const site = actor.main_site;
  const country = countryName(actor.country);
  const scheme = actor.registration_scheme?.toUpperCase();
  const facts = [
    [t`Legal name`, actor.legal_name === actor.display_name ? null : actor.legal_name],
    [t`Place`, site?.town ? `${site.town}, ${country}` : country],
    [t`Size`, actor.size_class && sizeName(actor.size_class)],
    [t`Registration`, actor.registration_number && `${scheme ?? ""} ${actor.registration_number}`],
    [t`Languages`, actor.languages.length > 0 && languageNames(actor.languages)],
    [t`Clusters`, actor.clusters.length > 0 && formatList(actor.clusters.map(readable))],
  ] as const;
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt className="text-sm text-muted">{label}</dt>
              <dd className="font-semibold">{value}</dd>
            </div>
          ),
      )}
      {actor.website && (
        <div className="min-w-0">
          <dt className="text-sm text-muted">
            <Trans>Website</Trans>
          </dt>
          <dd>
            <a href={actor.website} className="link" rel="noreferrer">
              {actor.website.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "")}
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

const readable = (slug: string) => slug.replaceAll(/[-_]/g, " ");

function languageNames(codes: string[]): string {
  const names = new Intl.DisplayNames(currentLocale(), { type: "language" });
  return formatList(codes.map((code) => names.of(code) ?? code));
}

function ActorStreams({ actorId }: { actorId: string }) {
  const list = useQuery(actorStreamsQuery(actorId));
  // What it takes in all year stands in a part of its own.
  const listed = list.data?.data.filter(({ standing }) => !standing);
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-xl">
        <Trans>Offers and needs</Trans>
      </h2>
      {list.isPending && <ListSkeleton rows={2} />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {listed?.length === 0 && (
        <p className="text-muted">
          <Trans>Nothing is listed at the moment.</Trans>
        </p>
      )}
      {listed?.map((stream) => (
        <StreamRow key={stream.id} stream={stream} />
      ))}
    </section>
  );
}

function Sites({ actorId }: { actorId: string }) {
  const { t } = useLingui();
  const sites = useQuery(actorSitesQuery(actorId)).data?.data ?? NO_SITES;
  const points = useMemo(
    () =>
      sites.map((site) => ({
        id: site.id,
        label: siteLabel(site),
        lon: site.longitude,
        lat: site.latitude,
        kind: "actor" as const,
      })),
    [sites],
  );
  if (sites.length === 0) return null;
  return (
    <section className="min-w-0">
      <h2 className="sr-only">
        <Trans>Places</Trans>
      </h2>
      <PointMap
        points={points}
        label={t`Map of the company's places`}
        frameClassName="h-64 lg:h-80"
        renderCard={(picked) => picked.map((point) => <p key={point.id}>{point.label}</p>)}
      />
      <ul className="mt-3 space-y-2 text-sm">
        {sites.map((site) => (
          <li key={site.id}>
            {siteLabel(site)}
            {site.precision !== "facility" && (
              <span className="block text-muted">
                {site.precision === "postcode" ? (
                  <Trans>placed by its postcode</Trans>
                ) : (
                  <Trans>placed by its town</Trans>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const NO_SITES: SiteOut[] = [];

function siteLabel(site: SiteOut): string {
  const town = [site.postcode, site.town].filter(Boolean).join(" ");
  return [site.name, site.address, town, countryName(site.country)].filter(Boolean).join(", ");
}
