import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { withTopic } from "./draft";

type Props = { topics: string[]; onChange: (topics: string[]) => void };

/** Topics in one's own words, as chips that can be taken away. */
export function TopicsField({ topics, onChange }: Props) {
  const { t } = useLingui();
  const [typed, type] = useState("");
  const add = () => {
    onChange(withTopic(topics, typed));
    type("");
  };
  return (
    <div>
      {topics.length > 0 && (
        <ul aria-label={t`Topics`} className="mb-2.5 flex flex-wrap gap-2">
          {topics.map((topic) => (
            <li key={topic}>
              <button
                type="button"
                aria-label={t`Take away ${topic}`}
                className="inline-flex min-h-11 items-center gap-2 rounded-full border border-indigo bg-indigo-tint py-1 pl-4 pr-3 font-semibold leading-tight text-indigo"
                onClick={() => onChange(topics.filter((each) => each !== topic))}
              >
                <span className="wrap-anywhere">{topic}</span>
                <X size={16} aria-hidden="true" className="shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field label={t`Topics`} hint={t`For example: recycling, dyeing, design, wool.`}>
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              className="field min-w-0"
              value={typed}
              maxLength={60}
              onChange={(event) => type(event.target.value)}
              onBlur={() => typed.trim() && add()}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== ",") return;
                event.preventDefault();
                add();
              }}
            />
            <button type="button" className="button button-plain shrink-0" onClick={add}>
              <Trans>Add</Trans>
            </button>
          </div>
        )}
      </Field>
    </div>
  );
}
