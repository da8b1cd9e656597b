import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import { changeExchange } from "@/api/generated/sdk.gen";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { KeptNote } from "@/components/states/kept-note";
import { CheckField } from "@/components/ui/check-field";
import { Field } from "@/components/ui/field";
import { notify } from "@/components/ui/notices";
import { useKeptTyping } from "@/lib/use-kept-typing";
import { ACTIVITY_TYPES, activityName } from "@/lib/words/exchanges";
import { ExchangeRefusal } from "../exchange-refusal";
import { useReadAnew } from "../queries";
import { AgendaDays } from "./agenda-days";
import { DatesPreview } from "./dates-preview";
import { type Draft, draftOf, patchOf, typingName } from "./draft";

/** What is agreed. Kept in this browser with every letter, so that nothing is lost when it closes. */
export function BuildingForm({ exchange, leave }: { exchange: ExchangeOut; leave: () => void }) {
  const { t } = useLingui();
  const readAnew = useReadAnew();
  const typing = useKeptTyping(typingName(exchange.id), draftOf(exchange));
  const { value: draft, set } = typing;
  const [version, setVersion] = useState<number | undefined>(exchange.version);
  const change = (part: Partial<Draft>) => set((now) => ({ ...now, ...part }));
  const save = useMutation({
    mutationFn: async () => {
      const { data } = await changeExchange({
        path: { exchange_id: exchange.id },
        headers: { "If-Match": `"v${version ?? exchange.version}"` },
        body: patchOf(exchange, draft),
        throwOnError: true,
      });
      return data;
    },
    onSuccess: (told) => {
      typing.forget();
      void readAnew(told);
      notify(t`Saved.`);
      leave();
    },
  });
  const meanwhile = isApiError(save.error, 412);
  return (
    <form
      noValidate
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {exchange.state !== "building" && (
        <p className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
          <Trans>
            Others have been asked to sign this. If you change it, all signatures are void.
          </Trans>
        </p>
      )}
      <KeptNote typing={typing} />
      <div className="grid gap-5 sm:grid-cols-2">
        <Text
          label={t`Who travels`}
          value={draft.visitor_person}
          set={(visitor_person) => change({ visitor_person })}
          hint={t`As the certificate shall say it.`}
        />
        <Text
          label={t`Who receives them`}
          value={draft.host_person}
          set={(host_person) => change({ host_person })}
        />
        <Text
          label={t`First day`}
          type="date"
          value={draft.planned_start}
          set={(planned_start) => change({ planned_start })}
        />
        <Text
          label={t`Last day`}
          type="date"
          value={draft.planned_end}
          set={(planned_end) => change({ planned_end })}
        />
      </div>
      <CheckField
        label={t`The visit is online`}
        checked={draft.mode === "virtual"}
        onChange={(online) => change({ mode: online ? "virtual" : "physical" })}
      >
        {exchange.funded && draft.mode === "virtual" ? (
          <Trans>
            An online visit gets no money: what is set aside for this one is released. A visit in
            person remains possible later.
          </Trans>
        ) : (
          <Trans>The same days count, and there is a certificate, but no money.</Trans>
        )}
      </CheckField>
      <DatesPreview exchange={exchange} draft={draft} />
      {exchange.you_are.includes("visitor_cluster") && (
        <Text
          label={t`Distance in kilometres (optional)`}
          hint={
            exchange.distance_km === null
              ? t`Where one of the two stands is not known: say how far it is, or no voucher can be worked out.`
              : t`Leave it empty for the great circle between the two places.`
          }
          numeric
          value={draft.distance_km ?? ""}
          set={(distance_km) => change({ distance_km })}
        />
      )}
      <Area
        label={t`What is it for?`}
        rows={4}
        most={4000}
        value={draft.goals}
        set={(goals) => change({ goals })}
      />
      <Area
        label={t`Objectives`}
        hint={t`One a line: what you want to have achieved afterwards.`}
        rows={3}
        most={2000}
        value={draft.objectives}
        set={(objectives) => change({ objectives })}
      />
      <fieldset>
        <legend className="mb-1.5 font-semibold">
          <Trans>Kind of activity</Trans>
        </legend>
        <div className="space-y-2.5">
          {ACTIVITY_TYPES.map((type) => (
            <CheckField
              key={type}
              label={activityName(type)}
              checked={draft.activity_types.includes(type)}
              onChange={(on) =>
                change({
                  activity_types: on
                    ? [...draft.activity_types, type]
                    : draft.activity_types.filter((each) => each !== type),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <AgendaDays exchange={exchange} draft={draft} change={change} />
      <CheckField
        label={t`The two organisations work together already`}
        checked={draft.existing_relation}
        onChange={(existing_relation) => change({ existing_relation })}
      />
      {save.isError && !meanwhile && <ExchangeRefusal error={save.error} />}
      {meanwhile && (
        <div role="alert" className="rounded-md bg-weld-tint px-4 py-3 text-weld-text">
          <Trans>Somebody changed it meanwhile. What you typed is kept.</Trans>{" "}
          <button
            type="button"
            className="link"
            onClick={() => {
              save.reset();
              void readAnew().then(() => setVersion(undefined));
            }}
          >
            <Trans>Look at the newest and save mine over it</Trans>
          </button>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <button type="submit" className="button button-primary" disabled={save.isPending}>
          <Trans>Save what is agreed</Trans>
        </button>
        <button type="button" className="button button-plain" onClick={leave}>
          <Trans>Back</Trans>
        </button>
      </div>
    </form>
  );
}

type TextProps = {
  label: string;
  hint?: string;
  type?: string;
  numeric?: boolean;
  value: string;
  set: (value: string) => void;
};

function Text({ label, hint, type = "text", numeric, value, set }: TextProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          type={type}
          inputMode={numeric ? "decimal" : undefined}
          className="field"
          maxLength={200}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
}

type AreaProps = Omit<TextProps, "type" | "numeric"> & { rows: number; most: number };

function Area({ label, hint, rows, most, value, set }: AreaProps) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <textarea
          {...control}
          className="field"
          rows={rows}
          maxLength={most}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
}
