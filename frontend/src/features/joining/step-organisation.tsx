import { Trans, useLingui } from "@lingui/react/macro";
import type { ProgrammeFormOut } from "@/api/generated/types.gen";
import { PlaceField } from "@/components/material/place-field";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { Refusal } from "@/components/ui/refusal";
import type { Claim, JoinDraft } from "./draft";
import { useNamesakes } from "./queries";

export type StepProps = {
  form: ProgrammeFormOut;
  draft: JoinDraft;
  change: (part: Partial<JoinDraft>) => void;
  errors: (place: string) => string | undefined;
};

/** Which company: one that stands in the registry already, or a new one. */
export function StepOrganisation({ form, draft, change, errors }: StepProps) {
  return (
    <div className="space-y-7">
      {draft.claim ? (
        <Claimed claim={draft.claim} draft={draft} change={change} errors={errors} />
      ) : (
        <NewOrganisation draft={draft} change={change} errors={errors} />
      )}
      {form.clusters.length > 1 && (
        <Choices
          legend={<Trans>Your cluster</Trans>}
          value={draft.cluster || undefined}
          onChange={(cluster) => change({ cluster })}
          error={errors("cluster")}
          choices={form.clusters.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
      )}
    </div>
  );
}

function NewOrganisation({ draft, change, errors }: Omit<StepProps, "form">) {
  const { t } = useLingui();
  const danish = draft.country === "DK";
  return (
    <>
      <div>
        <Field label={<Trans>Your company's name</Trans>} error={errors("name")}>
          {(control) => (
            <input
              {...control}
              className="field"
              autoComplete="organization"
              maxLength={200}
              value={draft.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Namesakes
          name={draft.name}
          country={draft.country}
          onClaim={(claim) => change({ claim })}
        />
      </div>
      <PlaceField place={draft} error={errors("country") ?? errors("place")} change={change} />
      <Field
        label={danish ? t`CVR number` : t`VAT number`}
        hint={
          danish ? t`Eight figures.` : t`As it stands on your invoices, with the country's letters.`
        }
        error={errors("number")}
      >
        {(control) => (
          <input
            {...control}
            className="field"
            inputMode={danish ? "numeric" : "text"}
            autoComplete="off"
            maxLength={40}
            value={draft.number}
            onChange={(event) => change({ number: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

type NamesakesProps = { name: string; country: string; onClaim: (claim: Claim) => void };

/** The registry holds many companies from public sources: perhaps this one too. */
function Namesakes({ name, country, onClaim }: NamesakesProps) {
  const { t } = useLingui();
  const found = useNamesakes(name, country);
  return (
    <div role="status">
      {found.length > 0 && (
        <div className="mt-3 rounded-lg border border-line bg-raised px-4 pb-1 pt-3">
          <p className="text-sm text-muted">
            <Trans>We know these. Is one of them you?</Trans>
          </p>
          <ul>
            {found.map((actor) => (
              <NamesakeRow
                key={actor.id}
                name={actor.display_name}
                place={[actor.main_site?.town, actor.registration_number]}
                label={t`This is us: ${actor.display_name}`}
                onClaim={() =>
                  onClaim({
                    id: actor.id,
                    name: actor.display_name,
                    town: actor.main_site?.town ?? null,
                    country: actor.country,
                  })
                }
              />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

type RowProps = {
  name: string;
  place: (string | null | undefined)[];
  label: string;
  onClaim: () => void;
};

export function NamesakeRow({ name, place, label, onClaim }: RowProps) {
  return (
    <li className="flex items-center justify-between gap-4 border-t border-line py-2 first:border-t-0">
      <span className="min-w-0">
        <span className="block font-semibold leading-snug">{name}</span>
        <span className="block text-sm text-muted">{place.filter(Boolean).join(" · ")}</span>
      </span>
      <button
        type="button"
        className="button button-plain shrink-0"
        aria-label={label}
        onClick={onClaim}
      >
        <Trans>This is us</Trans>
      </button>
    </li>
  );
}

type ClaimedProps = Omit<StepProps, "form"> & { claim: Claim };

function Claimed({ claim, draft, change, errors }: ClaimedProps) {
  const refused = errors("claim") ?? errors("country");
  return (
    <>
      <div className="flex items-center justify-between gap-4 rounded-lg border border-indigo bg-indigo-tint px-4 py-3">
        <p>
          <span className="block font-semibold leading-snug">{claim.name}</span>
          {claim.town && <span className="block text-sm">{claim.town}</span>}
        </p>
        <button
          type="button"
          className="button button-plain shrink-0"
          onClick={() => change({ claim: undefined })}
        >
          <Trans>Not us</Trans>
        </button>
      </div>
      {refused && <Refusal>{refused}</Refusal>}
      <Field
        label={<Trans>How can we see that you may act for it?</Trans>}
        hint={
          <Trans>Your position, and a page that names you. Nobody but the staff reads it.</Trans>
        }
        error={errors("proof")}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            className="field"
            maxLength={2000}
            value={draft.proof}
            onChange={(event) => change({ proof: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
