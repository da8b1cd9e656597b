import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";

type Props = {
  label: ReactNode;
  value: string | undefined;
  onChange: (value: string) => void;
  kind?: "text" | "date" | "number" | "lines";
  hint?: ReactNode;
  error?: string | undefined;
  most?: number;
  lang?: string | undefined;
};

/** One labelled field of a form that is typed as strings. */
export function TypedField(props: Props) {
  const { label, value = "", onChange, kind = "text", hint, error, most, lang } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => {
        const shared = {
          ...control,
          className: "field",
          value,
          maxLength: most,
          lang,
          onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
        };
        if (kind === "lines") return <textarea rows={3} {...shared} />;
        if (kind === "number") return <input inputMode="numeric" {...shared} />;
        return <input type={kind} {...shared} />;
      }}
    </Field>
  );
}
