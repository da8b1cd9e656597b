import { useQuery } from "@tanstack/react-query";
import { getProgrammeProfileOptions } from "@/api/generated/@tanstack/react-query.gen";
import { inReaderLanguage } from "@/lib/words/by-language";

const AN_HOUR = 3_600_000;

/** Who pays for it, and who answers for what is written here: as the programme's funder wants it said. */
export function FundedBy({ programme }: { programme: string }) {
  const { data } = useQuery({
    ...getProgrammeProfileOptions({ path: { programme_slug: programme } }),
    staleTime: AN_HOUR,
  });
  if (!data) return null;
  const said = [inReaderLanguage(data.funding_statement), inReaderLanguage(data.disclaimer)];
  return (
    <div className="space-y-1 border-t border-line pt-4 text-sm text-muted">
      {said.map((text) => text && <p key={text}>{text}</p>)}
    </div>
  );
}
