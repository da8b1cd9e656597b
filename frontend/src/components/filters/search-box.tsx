import { Search } from "lucide-react";
import { useEffect, useId, useState } from "react";

type Props = {
  label: string;
  placeholder: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** Free text; passes the words on when the reader pauses, or at once on Enter. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState(value ?? "");
  useEffect(() => setText(value ?? ""), [value]);
  useEffect(() => {
    const words = text.trim();
    if (words === (value ?? "")) return;
    const timer = setTimeout(() => onChange(words || undefined), 350);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <search className="relative">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <Search
        size={19}
        aria-hidden="true"
        className="pointer-events-none absolute left-3.5 top-1/2 -translate-y-1/2 text-muted"
      />
      <input
        id={id}
        type="search"
        className="field pl-11"
        placeholder={placeholder}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") onChange(text.trim() || undefined);
        }}
      />
    </search>
  );
}
