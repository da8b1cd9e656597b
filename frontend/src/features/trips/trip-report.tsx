import { Trans } from "@lingui/react/macro";
import type { TripOut } from "@/api/generated/types.gen";
import { inReaderLanguage } from "@/lib/words/by-language";
import { Organisations } from "./organisations";

/** What came of it: who took part, what they tell, and photos with everybody's consent. */
export function TripReport({ trip }: { trip: TripOut }) {
  const report = inReaderLanguage(trip.report);
  const photos = trip.photos.filter(({ consent_confirmed }) => consent_confirmed);
  return (
    <>
      {trip.participants.length > 0 && (
        <section>
          <h2 className="text-xl">
            <Trans>Who took part</Trans>
          </h2>
          <Organisations actors={trip.participants} />
        </section>
      )}
      {(report || photos.length > 0) && (
        <section>
          <h2 className="text-xl">
            <Trans>What came of it</Trans>
          </h2>
          {report && <p className="mt-2 max-w-read whitespace-pre-line">{report}</p>}
          {photos.length > 0 && (
            <ul className="mt-4 grid gap-3 sm:grid-cols-2">
              {photos.map((photo) => (
                <li key={photo.id}>
                  <figure>
                    <img
                      src={photo.url}
                      alt={photo.caption ?? ""}
                      loading="lazy"
                      className="aspect-[4/3] w-full rounded-lg border border-line object-cover"
                    />
                    {photo.caption && (
                      <figcaption className="mt-1 text-sm text-muted">{photo.caption}</figcaption>
                    )}
                  </figure>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
