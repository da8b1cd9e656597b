import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useEffect, useState } from "react";
import type { Direction } from "@/api/generated/types.gen";
import { NotSent } from "@/components/states/not-sent";
import { notify } from "@/components/ui/notices";
import { PageTitle } from "@/components/ui/page-title";
import { focusFirstError } from "@/lib/form-problems";
import { useSession } from "@/lib/session";
import { useDraft } from "./draft";
import { OwnerField, useOwner } from "./owner-field";
import { PartnerList } from "./partner-list";
import { PartnerStrip } from "./partner-strip";
import { sortProblems } from "./problems";
import { useCreateStream } from "./publish";
import { StepWhat } from "./step-what";
import { StepWhere } from "./step-where";
import { useListing } from "./use-listing";

type Props = {
  step: 1 | 2;
  /** What the reader came for, if the way in said so. */
  direction?: Direction | undefined;
  go: (step: 1 | 2) => void;
};

/** "Add a material" in two steps. No sign-in is needed before publishing. */
export function AddPage({ step, direction, go }: Props) {
  const navigate = useNavigate();
  const session = useSession();
  const { draft, change, clear } = useDraft();
  useEffect(() => {
    if (direction) change({ direction });
  }, [direction, change]);
  const listing = useListing(draft);
  const owner = useOwner(draft);
  const create = useCreateStream();
  const [pressed, setPressed] = useState(false);
  const problems = sortProblems(create.error);
  useHomePlace(draft.postcode + draft.town, session.site, change);

  const missing: Record<string, string | undefined> = {
    form: listing.hasForm || draft.direction === "need" ? undefined : t`Choose what it is.`,
    quantity: listing.hasAmount ? undefined : t`Write how much, for example 400.`,
    place: draft.postcode || draft.town ? undefined : t`Write a town or a postcode.`,
  };
  const errors = (place: string) => (pressed ? missing[place] : undefined) ?? problems.at[place];

  const next = () => {
    setPressed(true);
    if (missing.form || missing.quantity) return focusFirstError();
    setPressed(false);
    go(2);
  };
  const send = (publish: boolean) => {
    setPressed(true);
    if (missing.form || missing.quantity) return go(1);
    if (missing.place) return focusFirstError();
    if (!session.signedIn) return void navigate(signInAndBack);
    const invited = draft.invited.map(({ id }) => id);
    create.mutate(
      { stream: listing.stream(), publish, owner, invited },
      {
        onSuccess: ({ id }) => {
          clear();
          notify(publish ? t`Published. Partners are being looked for.` : t`Kept as a draft.`);
          void navigate({ to: "/materials/$streamId", params: { streamId: id }, replace: true });
        },
        onError: (error) => (sortProblems(error).firstStep ? go(1) : focusFirstError()),
      },
    );
  };

  return (
    <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-x-14 px-4.5 pt-6 md:px-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (step === 1) next();
          else send(true);
        }}
      >
        <StepHead step={step} back={() => go(1)} />
        <PageTitle key={step} title={stepTitle(step, draft.direction)} className="mb-5 text-2xl" />
        {create.isError && <NotSent error={create.error} rest={problems.rest} />}
        <OwnerField draft={draft} change={change} />
        {step === 1 ? (
          <StepWhat draft={draft} reading={listing.reading} errors={errors} change={change} />
        ) : (
          <StepWhere
            draft={draft}
            suggestedTitle={listing.suggestedTitle}
            errors={errors}
            change={change}
          />
        )}
        <div className="sticky bottom-0 z-20 -mx-4.5 mt-8 border-t border-line bg-raised px-4.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] pt-3 md:-mx-6 md:rounded-t-lg md:border-x md:px-6">
          <PartnerStrip stream={listing.preview} direction={draft.direction} />
          <div className="mt-3 flex gap-3">
            {step === 2 && session.signedIn && (
              <button
                type="button"
                className="button button-plain"
                disabled={create.isPending}
                onClick={() => send(false)}
              >
                <Trans>Keep as draft</Trans>
              </button>
            )}
            <button
              type="submit"
              className="button button-primary grow"
              disabled={create.isPending}
            >
              <SubmitLabel step={step} signedIn={session.signedIn} />
            </button>
          </div>
        </div>
      </form>
      <aside className="hidden pt-20 lg:block">
        <PartnerList stream={listing.preview} />
      </aside>
      {step === 2 && (
        <div className="mt-8 lg:hidden">
          <PartnerList stream={listing.preview} />
        </div>
      )}
    </div>
  );
}

function stepTitle(step: 1 | 2, direction: Direction): string {
  if (direction === "offer") {
    return step === 1 ? t`What do you have?` : t`Where is it, and from when?`;
  }
  return step === 1 ? t`What are you looking for?` : t`Where do you need it, and from when?`;
}

const signInAndBack = {
  to: "/sign-in",
  search: { next: "/add?step=2", why: "publish" },
} as const;

/** A member's own place is filled in, unless something is written already. */
function useHomePlace(
  written: string,
  site: ReturnType<typeof useSession>["site"],
  change: ReturnType<typeof useDraft>["change"],
) {
  useEffect(() => {
    if (written || !site) return;
    change({ country: site.country, postcode: site.postcode ?? "", town: site.town ?? "" });
  }, [written, site, change]);
}

function StepHead({ step, back }: { step: 1 | 2; back: () => void }) {
  return (
    <div className="flex min-h-11 items-center gap-3 text-sm text-muted">
      {step === 2 && (
        <button type="button" className="button button-quiet -ml-2" onClick={back}>
          <ArrowLeft size={17} aria-hidden="true" />
          <Trans>Back</Trans>
        </button>
      )}
      <p>
        {step === 1 ? (
          <Trans>1 of 2 · about 2 minutes</Trans>
        ) : (
          <Trans>2 of 2 · almost there</Trans>
        )}
      </p>
    </div>
  );
}

function SubmitLabel({ step, signedIn }: { step: 1 | 2; signedIn: boolean }) {
  if (step === 1) return <Trans>Next: place and time</Trans>;
  return signedIn ? <Trans>Publish</Trans> : <Trans>Sign in and publish</Trans>;
}
