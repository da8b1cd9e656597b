import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isApiError } from "@/api/errors";
import type { CompositionReadingOut, StreamOut } from "@/api/generated/types.gen";
import { morePlaces } from "@/components/material/more/places";
import { StreamSwatch } from "@/components/material/stream-swatch";
import type { Chosen } from "@/components/material/visibility-field";
import { ChangedMeanwhile } from "@/components/states/changed-meanwhile";
import { NotSent } from "@/components/states/not-sent";
import { notify } from "@/components/ui/notices";
import { type FormPlaces, focusFirstError, sortToPlaces } from "@/lib/form-problems";
import { useFieldInAddress } from "@/lib/use-field-in-address";
import { whatIsMissing } from "./missing";
import { changedFields, patchOf } from "./patch";
import { useSaveStream } from "./queries";
import { SectionTerms } from "./section-terms";
import { SectionWhat } from "./section-what";
import { useCorrections } from "./use-corrections";

type Props = { stream: StreamOut; invited: Chosen[]; leave: () => void };

const PLACES: FormPlaces = {
  ...morePlaces,
  title: ["/title"],
  description: ["/description"],
  composition: ["/material/composition", "/requirements/composition"],
  unitKg: ["/quantity/kg_per_unit"],
  quantity: ["/quantity"],
  place: ["/place"],
  available_from: ["/available_from"],
  available_to: ["/available_to"],
  price: ["/price"],
  visibility: ["/visibility", "/actor_ids"],
};

export function EditForm({ stream: given, invited: chosen, leave }: Props) {
  const { t } = useLingui();
  useFieldInAddress();
  const { stream, before, form, change, reading, read, restart } = useCorrections(given, chosen);
  const save = useSaveStream();
  const [missing, setMissing] = useState<Record<string, string>>({});
  const problems = sortToPlaces(save.error, PLACES);
  const meanwhile = isApiError(save.error, 412);
  const rewritten = changedFields(before, form).has("composition");

  const send = async () => {
    const found = rewritten ? await read() : { lines: [], complete: true };
    const lacking = {
      ...whatIsMissing(form),
      ...(!found.complete && {
        composition: t`Not everything was understood. Write it another way.`,
      }),
    };
    setMissing(lacking);
    if (Object.keys(lacking).length > 0) return focusFirstError();
    const body = patchOf(stream, before, form, found.lines);
    const rechosen = form.visibility === "invited" && changedFields(before, form).has("invited");
    const invited = rechosen ? form.invited : undefined;
    if (Object.keys(body).length === 0 && !invited) return leave();
    save.mutate(
      { stream, body, invited },
      {
        onSuccess: ({ status }) => {
          notify(status === "published" ? t`Saved. We are looking for partners anew.` : t`Saved.`);
          leave();
        },
        onError: () => focusFirstError(),
      },
    );
  };
  const errors = (place: string) => missing[place] ?? problems.at[place];

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {save.isError && !meanwhile && <NotSent error={save.error} rest={problems.rest} />}
        <SectionWhat
          stream={stream}
          form={form}
          reading={reading}
          errors={errors}
          change={change}
        />
        <SectionTerms stream={stream} form={form} errors={errors} change={change} />
        <div className="sticky bottom-0 z-20 -mx-4.5 mt-8 flex gap-3 border-t border-line bg-raised px-4.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] pt-3 md:-mx-6 md:rounded-t-lg md:border-x md:px-6">
          <button type="button" className="button button-plain" onClick={leave}>
            <Trans>Cancel</Trans>
          </button>
          <button type="submit" className="button button-primary grow" disabled={save.isPending}>
            <Trans>Save the changes</Trans>
          </button>
        </div>
      </form>
      <aside className="hidden lg:block">
        <Sample stream={stream} reading={rewritten ? reading : undefined} />
      </aside>
      <ChangedMeanwhile
        open={meanwhile}
        onClose={save.reset}
        onReload={() => void restart().then(save.reset)}
      />
    </div>
  );
}

/** The cloth as it will be drawn, beside the form. */
function Sample({
  stream,
  reading,
}: {
  stream: StreamOut;
  reading: CompositionReadingOut | undefined;
}) {
  const material =
    stream.material && reading
      ? { ...stream.material, composition: reading.lines }
      : stream.material;
  return (
    <figure className="sticky top-24 overflow-hidden rounded-lg">
      <StreamSwatch stream={{ ...stream, material }} className="h-60 w-full" />
      <figcaption className="absolute bottom-3 left-3 rounded-sm bg-raised px-2.5 py-1 text-sm">
        <Trans>Drawn sample</Trans>
      </figcaption>
    </figure>
  );
}
