import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SeatApplicationOut, TravellerOut, TravellersOut } from "@/api/generated/types.gen";
import { Failure } from "@/components/states/failure";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { Section } from "@/components/ui/section";
import { formatDate } from "@/lib/format";
import { travellersQuery, useNameTravellers } from "../queries";
import { SeatRefusal } from "./seat-refusal";
import { blank, bodyOf, type Person, personsOf } from "./travellers-draft";

/** The second form, once there is a seat: who travels, and what they need on the way. */
export function Travellers({ seat }: { seat: SeatApplicationOut }) {
  const { t } = useLingui();
  const told = useQuery(travellersQuery(seat.id));
  return (
    <Section
      title={t`Who travels`}
      intro={t`Names as the certificate will show them. Change them until the trip begins.`}
    >
      {told.isError && <Failure error={told.error} retry={() => void told.refetch()} />}
      {told.data && <Form key={seat.id} seat={seat} told={told.data} />}
    </Section>
  );
}

function Form({ seat, told }: { seat: SeatApplicationOut; told: TravellersOut }) {
  const { t } = useLingui();
  const [persons, set] = useState(() => personsOf(told));
  const save = useNameTravellers(seat);
  const change = (at: number, part: Partial<Person>) =>
    set((now) => now.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <form
      className="space-y-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(bodyOf(persons), {
          onSuccess: (saved) => {
            set(personsOf(saved));
            notify(t`Saved.`);
          },
        });
      }}
    >
      {persons.map((person, at) => (
        <PersonFields
          key={person.key}
          number={at + 1}
          person={person}
          told={told.travellers.find(({ id }) => id === person.id)}
          change={(part) => change(at, part)}
        />
      ))}
      <p className="text-sm text-muted">
        <Trans>
          What they need on the way is kept sealed and deleted on{" "}
          {formatDate(told.needs_deleted_on)}.
        </Trans>
      </p>
      {save.isError && <SeatRefusal error={save.error} />}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={save.isPending}>
          <Trans>Save</Trans>
        </button>
        {persons.length < told.seats_held && (
          <button
            type="button"
            className="button button-plain"
            onClick={() => set((now) => [...now, blank()])}
          >
            <Trans>Add a traveller</Trans>
          </button>
        )}
      </div>
    </form>
  );
}

type PersonProps = {
  number: number;
  person: Person;
  told: TravellerOut | undefined;
  change: (part: Partial<Person>) => void;
};

function PersonFields({ number, person, told, change }: PersonProps) {
  const { t } = useLingui();
  return (
    <fieldset className="rounded-lg border border-line bg-raised p-4">
      <legend className="px-1 font-semibold">{t`Traveller ${number}`}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t`Name`}>
          {(control) => (
            <input
              {...control}
              className="field"
              maxLength={200}
              value={person.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t`E-mail`}>
          {(control) => (
            <input
              {...control}
              type="email"
              className="field"
              value={person.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          )}
        </Field>
        <div className="sm:col-span-2">
          <Field label={t`Diet, access, whom to call in an emergency`}>
            {(control) => (
              <textarea
                {...control}
                className="field"
                rows={2}
                maxLength={1000}
                value={person.needs}
                onChange={(event) => change({ needs: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="sm:col-span-2">
          <CheckField
            label={t`May be seen on photos of the trip`}
            checked={person.photo_consent}
            onChange={(photo_consent) => change({ photo_consent })}
          />
        </div>
      </div>
      {told && <CheckInCode told={told} />}
    </fieldset>
  );
}

/** To show the host or the leader of the trip each day. */
function CheckInCode({ told }: { told: TravellerOut }) {
  const { t } = useLingui();
  return (
    <details className="mt-4">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold">
        <Trans>Code for checking in</Trans>
      </summary>
      <p className="text-sm text-muted">
        <Trans>Show it each day to whoever leads the trip.</Trans>
      </p>
      <img
        src={told.code_url}
        alt={t`QR code of ${told.name}`}
        className="mt-2 size-48 rounded-md bg-white p-2"
      />
    </details>
  );
}
