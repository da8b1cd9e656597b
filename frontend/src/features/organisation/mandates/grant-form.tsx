import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { grantMandate } from "@/api/generated/sdk.gen";
import type { FacilitatorOut, MandateOut, MandateScope } from "@/api/generated/types.gen";
import { usePlacesOfWork } from "@/components/reference/places-of-work";
import { Failure } from "@/components/states/failure";
import { NotSent } from "@/components/states/not-sent";
import { ListSkeleton } from "@/components/states/skeletons";
import { CheckField } from "@/components/ui/check-field";
import { Choices } from "@/components/ui/choices";
import { ExplainedChoices } from "@/components/ui/explained-choices";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { facilitatorsQuery, useReadOrganisationAnew } from "@/features/organisation/queries";
import { focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useFirstField } from "@/lib/use-first-field";
import { staffRoleName } from "@/lib/words/people";
import { MandateSentence } from "./mandate-sentence";
import { dayLimits, type Until, untilOf } from "./until";

const PLACES = { holder: ["/holder_id"], scope: ["/scope"], until: ["/valid_until"] };

type Props = {
  actorId: string;
  /** Those in force: a new one for the same person takes their place. */
  held: MandateOut[];
  leave: () => void;
};

/** Choosing who may act, in what and until when; the sentence says what it comes to. */
export function GrantForm({ actorId, held, leave }: Props) {
  const facilitators = useQuery(facilitatorsQuery(actorId));
  return (
    <section className="mt-6 rounded-lg border border-line bg-raised p-5">
      <h2 className="mb-5 text-lg">
        <Trans>Give a mandate</Trans>
      </h2>
      {facilitators.isPending && <ListSkeleton rows={2} />}
      {facilitators.isError && (
        <Failure error={facilitators.error} retry={() => void facilitators.refetch()} />
      )}
      {facilitators.data?.data.length === 0 && <NobodyToChoose leave={leave} />}
      {facilitators.data && facilitators.data.data.length > 0 && (
        <Form actorId={actorId} held={held} leave={leave} facilitators={facilitators.data.data} />
      )}
    </section>
  );
}

function NobodyToChoose({ leave }: { leave: () => void }) {
  return (
    <>
      <p>
        <Trans>
          Your clusters have no facilitator yet. Ask your cluster, or see on the overview whether it
          has confirmed you.
        </Trans>
      </p>
      <button type="button" className="button button-plain mt-4" onClick={leave}>
        <Trans>Close</Trans>
      </button>
    </>
  );
}

type FormProps = Props & { facilitators: FacilitatorOut[] };

function Form({ actorId, held, leave, facilitators }: FormProps) {
  const { t } = useLingui();
  const readAnew = useReadOrganisationAnew(actorId);
  const { place } = usePlacesOfWork();
  const [holderId, setHolderId] = useState<string | undefined>(
    facilitators.length === 1 ? facilitators[0]?.user_id : undefined,
  );
  const [scope, setScope] = useState<MandateScope[]>(["streams", "matches"]);
  const [choice, setChoice] = useState<Until>("half_year");
  const [day, setDay] = useState("");
  const field = useFirstField<HTMLFormElement>();
  const [pressed, setPressed] = useState(false);
  const holder = facilitators.find(({ user_id }) => user_id === holderId);
  const until = untilOf(choice, day, new Date());
  const grant = useMutation({
    mutationFn: (body: { holder_id: string; scope: MandateScope[]; valid_until: string }) =>
      grantMandate({ path: { actor_id: actorId }, body, throwOnError: true }),
    onSuccess: async ({ data }) => {
      notify(t`${data.holder.display_name} may now act for you.`);
      leave();
      await readAnew();
    },
    onError: () => focusFirstError(),
  });
  const { at, rest } = sortToPlaces(grant.error, PLACES);
  const missing = (lacks: boolean, words: string) => (pressed && lacks ? words : undefined);
  return (
    <form
      ref={field}
      className="space-y-7"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setPressed(true);
        if (!holderId || scope.length === 0 || !until) return focusFirstError();
        grant.mutate({ holder_id: holderId, scope, valid_until: until.toISOString() });
      }}
    >
      {grant.isError && <NotSent error={grant.error} rest={rest} />}
      <ExplainedChoices
        legend={t`Who?`}
        value={holderId}
        onChange={setHolderId}
        error={missing(!holderId, t`Choose somebody.`) ?? at.holder}
        choices={facilitators.map(({ user_id, display_name, roles }) => ({
          value: user_id,
          label: display_name,
          meaning: roles.map((held) => `${staffRoleName(held.role)}, ${place(held)}`).join(" · "),
        }))}
      />
      <ScopeField
        scope={scope}
        onChange={setScope}
        error={missing(scope.length === 0, t`Tick at least one.`) ?? at.scope}
      />
      <div className="space-y-4">
        <Choices
          legend={t`How long?`}
          value={choice}
          onChange={setChoice}
          error={choice === "day" ? undefined : at.until}
          choices={[
            { value: "three_months", label: t`3 months` },
            { value: "half_year", label: t`6 months` },
            { value: "year", label: t`A year` },
            { value: "day", label: t`Until a day` },
          ]}
        />
        {choice === "day" && (
          <Field
            label={<Trans>Last day</Trans>}
            error={missing(!until, t`Choose a day.`) ?? at.until}
          >
            {(control) => (
              <input
                {...control}
                {...dayLimits(new Date())}
                type="date"
                className="field"
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
        )}
      </div>
      {holder && scope.length > 0 && until && (
        <div className="rounded-md bg-indigo-tint px-4 py-3" role="status">
          <p>
            <MandateSentence name={holder.display_name} scope={scope} until={until.toISOString()} />
          </p>
          {held.some((mandate) => mandate.holder.user_id === holderId) && (
            <p className="mt-1 text-sm text-muted">
              <Trans>It takes the place of the mandate they have now.</Trans>
            </p>
          )}
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={grant.isPending}>
          <Trans>Give the mandate</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={leave}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </form>
  );
}

type ScopeProps = {
  scope: MandateScope[];
  onChange: (scope: MandateScope[]) => void;
  error: string | undefined;
};

function ScopeField({ scope, onChange, error }: ScopeProps) {
  const { t } = useLingui();
  const id = useId();
  const matter = (value: MandateScope, label: string, meaning: string) => (
    <CheckField
      label={label}
      checked={scope.includes(value)}
      onChange={(on) => onChange(on ? [...scope, value] : scope.filter((each) => each !== value))}
    >
      {meaning}
    </CheckField>
  );
  return (
    <fieldset aria-describedby={error && `${id}-error`}>
      <legend className="mb-2.5 font-semibold">
        <Trans>In what?</Trans>
      </legend>
      <div className="space-y-3.5">
        {matter("streams", t`Materials`, t`List, change, pause and withdraw them in your name.`)}
        {matter("matches", t`Matches`, t`Show interest and dismiss in your name.`)}
      </div>
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm font-semibold text-madder">
          {error}
        </p>
      )}
    </fieldset>
  );
}
