import { Trans, useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { useNames } from "@/components/reference/names";
import { Field } from "@/components/ui/field";
import { PickMany } from "@/components/ui/pick-many";
import { newWindow, type Window } from "./draft";

type Props = {
  windows: Window[];
  onChange: (windows: Window[]) => void;
  error: string | undefined;
};

/** What the material must be made of: some fibres and how much of them together. */
export function WindowFields({ windows, onChange, error }: Props) {
  const put = (changed: Window) =>
    onChange(windows.map((window) => (window.key === changed.key ? changed : window)));
  return (
    <fieldset className="space-y-4">
      <legend className="mb-1.5 font-semibold">
        <Trans>What must it be made of?</Trans>
      </legend>
      {windows.length === 0 && (
        <p className="text-sm text-muted">
          <Trans>Any fibres.</Trans>
        </p>
      )}
      {windows.map((window) => (
        <WindowField
          key={window.key}
          window={window}
          onChange={put}
          onRemove={() => onChange(windows.filter(({ key }) => key !== window.key))}
        />
      ))}
      {error && <p className="text-sm font-semibold text-madder">{error}</p>}
      <button
        type="button"
        className="button button-plain"
        onClick={() => onChange([...windows, newWindow()])}
      >
        <Plus size={17} aria-hidden="true" />
        <Trans>Add a limit for fibres</Trans>
      </button>
    </fieldset>
  );
}

type FieldProps = { window: Window; onChange: (window: Window) => void; onRemove: () => void };

function WindowField({ window, onChange, onRemove }: FieldProps) {
  const { t, i18n } = useLingui();
  const names = useNames();
  const fibres = names.fibres
    .map(({ slug }) => ({ value: slug, label: names.fibre(slug) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.locale));
  return (
    <div className="space-y-3 rounded-lg border border-line p-4">
      <PickMany
        legend={<Trans>Fibres</Trans>}
        add={t`Add a fibre`}
        options={fibres}
        value={window.fibres}
        most={80}
        onChange={(chosen) => onChange({ ...window, fibres: chosen })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={<Trans>At least, %</Trans>}>
          {(control) => (
            <input
              {...control}
              className="field"
              inputMode="decimal"
              value={window.min}
              onChange={(event) => onChange({ ...window, min: event.target.value })}
            />
          )}
        </Field>
        <Field label={<Trans>At most, %</Trans>}>
          {(control) => (
            <input
              {...control}
              className="field"
              inputMode="decimal"
              value={window.max}
              onChange={(event) => onChange({ ...window, max: event.target.value })}
            />
          )}
        </Field>
      </div>
      <button type="button" className="button button-quiet text-sm" onClick={onRemove}>
        <Trans>Take this limit away</Trans>
      </button>
    </div>
  );
}
