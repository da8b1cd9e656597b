import { Trans } from "@lingui/react/macro";
import type { Bucket, ProgrammeProfileOut } from "@/api/generated/types.gen";
import { Section } from "@/components/ui/section";
import { Fact, Facts } from "@/features/staff/facts";
import { formatDate, formatDateRange, formatNumber } from "@/lib/format";
import { languageName } from "@/lib/language-names";
import { BUCKET_LIST, bucketName } from "@/lib/words/programme";

/** For those who read the programme's numbers and do not set them. */
export function ProfileFacts({ profile }: { profile: ProgrammeProfileOut }) {
  return (
    <div className="mt-8">
      <Section title={<Trans>Name and grant</Trans>}>
        <Facts>
          <Texts label={<Trans>Title</Trans>} texts={profile.title} />
          <Fact label={<Trans>Funder</Trans>}>{profile.funder}</Fact>
          <Said label={<Trans>Grant agreement number</Trans>} text={profile.grant_agreement_no} />
          <Said label={<Trans>Call</Trans>} text={profile.call_id} />
        </Facts>
      </Section>
      <Section title={<Trans>Days</Trans>}>
        <Facts>
          <Fact label={<Trans>It runs</Trans>}>
            {formatDateRange(profile.starts_on, profile.ends_on)}
          </Fact>
          <Said
            label={<Trans>Final payment of the grant</Trans>}
            text={profile.final_payment_on && formatDate(profile.final_payment_on)}
          />
          <Fact label={<Trans>Years papers are kept after it</Trans>}>
            {formatNumber(profile.retention_years)}
          </Fact>
          <Said
            label={<Trans>Papers are kept at least until</Trans>}
            text={profile.archive_until && formatDate(profile.archive_until)}
          />
        </Facts>
      </Section>
      <Section title={<Trans>What the funder wants said</Trans>}>
        <Facts>
          <Texts label={<Trans>Funding statement</Trans>} texts={profile.funding_statement} />
          <Texts label={<Trans>Disclaimer</Trans>} texts={profile.disclaimer} />
        </Facts>
      </Section>
      <Section title={<Trans>Targets</Trans>}>
        <Facts>
          {BUCKET_LIST.map((bucket) => (
            <Fact key={bucket} label={bucketName(bucket)}>
              {formatNumber(targetOf(profile, bucket))}
            </Fact>
          ))}
          {profile.members_target !== null && (
            <Fact label={<Trans>Members on the platform</Trans>}>
              {formatNumber(profile.members_target)}
            </Fact>
          )}
        </Facts>
      </Section>
    </div>
  );
}

const targetOf = ({ targets }: ProgrammeProfileOut, bucket: Bucket) => targets[bucket] ?? 0;

type SaidProps = { label: React.ReactNode; text: string | null };

function Said({ label, text }: SaidProps) {
  return (
    <Fact label={label}>
      {text || (
        <span className="text-muted">
          <Trans>Not known yet</Trans>
        </span>
      )}
    </Fact>
  );
}

function Texts({ label, texts }: { label: React.ReactNode; texts: Record<string, string> }) {
  const said = Object.entries(texts);
  if (said.length === 0) return <Said label={label} text={null} />;
  return (
    <Fact label={label}>
      {said.map(([language, text]) => (
        <span key={language} className="mb-2 block last:mb-0" lang={language}>
          {text} <span className="text-sm text-muted">({languageName(language)})</span>
        </span>
      ))}
    </Fact>
  );
}
