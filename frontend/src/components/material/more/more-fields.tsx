import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { countryOptions } from "@/components/filters/countries";
import { type Names, useNames } from "@/components/reference/names";
import { Choices } from "@/components/ui/choices";
import { Field } from "@/components/ui/field";
import { PickMany } from "@/components/ui/pick-many";
import type { MoreField } from "./fields";
import type { More } from "./more";

type Props = {
  fields: MoreField[];
  more: More;
  /** The service's word about a field, by its name. */
  errors?: ((place: string) => string | undefined) | undefined;
  change: (more: More) => void;
};

/** The fields that experts fill in, two beside one another where there is room. */
export function MoreFields({ fields, more, errors, change }: Props) {
  return (
    <div className="grid gap-x-4 gap-y-6 sm:grid-cols-2">
      {fields.map((field) => (
        <div key={field.name} data-field={field.name} className="min-w-0">
          <OneField
            field={field}
            value={more[field.name]}
            error={errors?.(field.name)}
            set={(value) => change({ ...more, [field.name]: value })}
          />
        </div>
      ))}
    </div>
  );
}

type One = {
  field: MoreField;
  value: string | string[] | undefined;
  error: string | undefined;
  set: (value: string | string[] | undefined) => void;
};

function OneField(props: One) {
  switch (props.field.kind) {
    case "choice":
    case "yesno":
    case "route":
    case "form":
      return <OneOf {...props} />;
    case "stated":
      return <Stated {...props} />;
    case "many":
    case "routes":
    case "forms":
    case "countries":
      return <SomeOf {...props} />;
    default:
      return <Written {...props} />;
  }
}

function useOptions(field: MoreField): { value: string; label: string }[] {
  const { t, i18n } = useLingui();
  const names = useNames();
  if (field.kind === "yesno") {
    return [
      { value: "yes", label: t`yes` },
      { value: "no", label: t`no` },
    ];
  }
  if (field.kind === "countries") {
    return countryOptions(i18n.locale).map(({ code, name }) => ({ value: code, label: name }));
  }
  const listed = (rows: { slug: string }[], word: (slug: string) => string) =>
    rows.map(({ slug }) => ({ value: slug, label: word(slug) }));
  if (field.kind === "route" || field.kind === "routes") return listed(names.routes, names.route);
  if (field.kind === "form" || field.kind === "forms") return formOptions(names);
  return (field.options ?? []).map((value) => ({ value, label: field.word?.(value) ?? value }));
}

const formOptions = (names: Names) =>
  names.forms.map(({ slug }) => ({ value: slug, label: names.form(slug) }));

function Label({ field }: { field: MoreField }): ReactNode {
  const { i18n } = useLingui();
  return i18n._(field.label);
}

function OneOf({ field, value, error, set }: One) {
  const { t } = useLingui();
  const options = useOptions(field);
  return (
    <Field label={<Label field={field} />} error={error}>
      {(control) => (
        <select
          {...control}
          className="field"
          value={typeof value === "string" ? value : ""}
          onChange={(event) => set(event.target.value || undefined)}
        >
          <option value="">{t`not stated`}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Written({ field, value, error, set }: One) {
  const number = field.kind === "number";
  return (
    <Field label={<Label field={field} />} error={error}>
      {(control) => (
        <input
          {...control}
          className="field"
          inputMode={number ? "decimal" : "text"}
          autoComplete="off"
          maxLength={number ? 14 : 400}
          placeholder={field.kind === "codes" ? "04 02 21, 04 02 22" : undefined}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => set(event.target.value || undefined)}
        />
      )}
    </Field>
  );
}

function SomeOf({ field, value, error, set }: One) {
  const { t } = useLingui();
  const options = useOptions(field);
  return (
    <PickMany
      legend={<Label field={field} />}
      add={t`Add …`}
      options={options}
      value={Array.isArray(value) ? value : []}
      most={20}
      error={error}
      onChange={(chosen) => set(chosen.length > 0 ? chosen : undefined)}
    />
  );
}

/** None, these, or not known. */
function Stated({ field, value, error, set }: One) {
  const { t } = useLingui();
  const [some, setSome] = useState(Array.isArray(value) && value.length > 0);
  const said = some ? "some" : value ? "none" : "unknown";
  const options = useOptions(field);
  return (
    <div className="space-y-3">
      <Choices
        legend={<Label field={field} />}
        value={said}
        error={error}
        onChange={(next) => {
          setSome(next === "some");
          set(next === "none" ? [] : undefined);
        }}
        choices={[
          { value: "none", label: t`None` },
          { value: "some", label: t`These` },
          { value: "unknown", label: t`not stated` },
        ]}
      />
      {some && (
        <PickMany
          legend={t`Which?`}
          add={t`Add …`}
          options={options}
          value={Array.isArray(value) ? value : []}
          most={14}
          onChange={(chosen) => set(chosen.length > 0 ? chosen : undefined)}
        />
      )}
    </div>
  );
}
