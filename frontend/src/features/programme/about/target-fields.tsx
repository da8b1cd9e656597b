import { Trans, useLingui } from "@lingui/react/macro";
import type { Bucket, ProgrammeProfileOut } from "@/api/generated/types.gen";
import { formatNumber } from "@/lib/format";
import { BUCKET_LIST, bucketName } from "@/lib/words/programme";
import { balanceOf, knownOf } from "../partners/shares";
import { wholeNumber } from "../typing/typed";
import { TypedField } from "../typing/typed-field";
import { targetKey } from "./profile-text";
import type { ProfileFormState } from "./use-profile-form";
import { useWrongWords } from "./wrong-words";

type Props = { profile: ProgrammeProfileOut; form: ProfileFormState; error: string | undefined };

/** What is owed bucket by bucket, and what of it the partners have already. */
export function Targets({ profile, form, error }: Props) {
  const { t } = useLingui();
  const words = useWrongWords();
  const { draft, wrong, change } = form;
  const owed = (bucket: Bucket) => wholeNumber(draft[targetKey(bucket)]) ?? 0;
  const total = BUCKET_LIST.reduce((sum, bucket) => sum + owed(bucket), 0);
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {BUCKET_LIST.map((bucket, place) => {
          const key = targetKey(bucket);
          return (
            <TypedField
              key={key}
              label={bucketName(bucket)}
              kind="number"
              hint={<Given profile={profile} bucket={bucket} target={owed(bucket)} />}
              value={draft[key]}
              error={words(wrong[key]) ?? (place === 0 ? error : undefined)}
              onChange={(value) => change(key, value)}
            />
          );
        })}
      </div>
      <p role="status" className="mt-4 font-semibold">
        <Trans>{formatNumber(total)} exchanges in all</Trans>
      </p>
      <div className="mt-5 max-w-sm">
        <TypedField
          label={t`Members on the platform`}
          hint={t`How many confirmed members the clusters want to reach. May stay empty.`}
          kind="number"
          value={draft.members_target}
          error={words(wrong.members_target)}
          onChange={(value) => change("members_target", value)}
        />
      </div>
    </>
  );
}

type GivenProps = { profile: ProgrammeProfileOut; bucket: Bucket; target: number };

function Given({ profile, bucket, target }: GivenProps) {
  const partners = profile.partners.map(({ cluster_slug }) => cluster_slug);
  const { given, over } = balanceOf(knownOf(profile).typed, partners, bucket, target);
  if (given === 0) return <Trans>No partner has a share of it yet</Trans>;
  if (over > 0)
    return (
      <span className="font-semibold text-madder">
        <Trans>The partners have {formatNumber(given)} together: more than this</Trans>
      </span>
    );
  return <Trans>The partners have {formatNumber(given)} of them together</Trans>;
}
