import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import type { Adjustment, ComparisonRow, MatchOut } from "@/api/generated/types.gen";
import { DirectionBadge } from "@/components/textile/badges";
import { useSettled } from "@/lib/use-settled";
import { changesOf, keyOf, type Turned } from "./changes";
import { Control } from "./control";
import { FoldMark, SUMMARY } from "./fold";
import { type FieldGroup, groupsOf } from "./groups";
import { Outcome } from "./outcome";
import { previewQuery } from "./queries";
import { ChangeMine } from "./verdict";

type Props = { match: MatchOut; rows: ComparisonRow[]; levers: Adjustment[] };

/** Turn what could be otherwise and see the answer. Nothing here is ever saved. */
export function WhatIf({ match, rows, levers }: Props) {
  const { t } = useLingui();
  const [turned, setTurned] = useState<Turned>({});
  const groups = groupsOf(rows, levers, t`Price`);
  if (groups.shown.length + groups.settled.length === 0) return null;
  const turn = (field: Adjustment, value: unknown) =>
    setTurned((before) => withValue(before, field, value));
  const reset = () => setTurned({});
  const touched = Object.keys(turned).length > 0;
  return (
    <section
      id="what-if"
      aria-labelledby="what-if-title"
      className="mt-12 scroll-mt-20 rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id="what-if-title" className="text-xl">
        <Trans>What if …</Trans>
      </h2>
      <p className="mt-1 text-muted">
        <Trans>
          Turn what could be otherwise. This is only a test: nothing is saved or shown to anyone.
        </Trans>
      </p>
      <div className="mt-5 grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="sticky top-16 z-10 -mx-2 min-w-0 bg-raised px-2 lg:static lg:mx-0 lg:px-0">
          <div className="lg:sticky lg:top-20">
            <Answer match={match} turned={turned} />
            <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
              {touched && (
                <button type="button" className="button button-plain" onClick={reset}>
                  <RotateCcw size={16} aria-hidden="true" />
                  <Trans>Reset</Trans>
                </button>
              )}
              <ChangeMine match={match} />
            </div>
          </div>
        </div>
        <div className="min-w-0 lg:order-first">
          {groups.shown.map((group) => (
            <Group key={group.key} group={group} turned={turned} turn={turn} />
          ))}
          <Settled groups={groups.settled} turned={turned} turn={turn} />
        </div>
      </div>
    </section>
  );
}

/** A field that is put back to where it was is not turned any more. */
function withValue(before: Turned, field: Adjustment, value: unknown): Turned {
  const { [keyOf(field)]: _, ...rest } = before;
  const same = JSON.stringify(value ?? null) === JSON.stringify(field.value ?? null);
  return same ? rest : { ...rest, [keyOf(field)]: value };
}

type GroupProps = {
  group: FieldGroup;
  turned: Turned;
  turn: (field: Adjustment, value: unknown) => void;
};

function Group({ group, turned, turn }: GroupProps) {
  return (
    <fieldset className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <legend className="float-left mb-3 w-full font-semibold">{group.label}</legend>
      <div className="clear-both grid gap-4 sm:grid-cols-2">
        {group.fields.map((field) => (
          <div key={keyOf(field)} className="min-w-0">
            <Control
              field={field}
              badge={<DirectionBadge direction={field.side} />}
              value={keyOf(field) in turned ? turned[keyOf(field)] : field.value}
              turned={keyOf(field) in turned}
              onTurn={(value) => turn(field, value)}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

type SettledProps = Omit<GroupProps, "group"> & { groups: FieldGroup[] };

/** Folded: most of these fields are fine as they are. */
function Settled({ groups, ...rest }: SettledProps) {
  if (groups.length === 0) return null;
  const count = groups.reduce((total, { fields }) => total + fields.length, 0);
  return (
    <details className="group border-t border-line pt-2 first:border-t-0 first:pt-0">
      <summary className={SUMMARY}>
        <FoldMark />
        <span>
          <Plural value={count} one="# more field" other="# more fields" />
          <span className="block text-sm font-normal text-muted">
            <Trans>What is met already, or asked by nobody</Trans>
          </span>
        </span>
      </summary>
      <div className="pt-4">
        {groups.map((group) => (
          <Group key={group.key} group={group} {...rest} />
        ))}
      </div>
    </details>
  );
}

/** The pair before and after. While the fields still move, no answer is shown: it would be an old one. */
function Answer({ match, turned }: { match: MatchOut; turned: Turned }) {
  const settled = useSettled(turned, 350);
  const touched = Object.keys(settled).length > 0;
  const changes = changesOf(settled, { offer: match.offer, need: match.need });
  const before = useQuery({ ...previewQuery(match, {}), enabled: touched });
  const after = useQuery({ ...previewQuery(match, changes), enabled: touched });
  const moving = settled !== turned;
  if (!touched && !moving) return <Outcome state="untouched" />;
  if (moving || before.isPending || after.isPending) return <Outcome state="asking" />;
  const error = before.error ?? after.error;
  if (error || !before.data || !after.data) {
    const retry = () => void Promise.all([before.refetch(), after.refetch()]);
    return <Outcome state="failed" error={error} retry={retry} />;
  }
  return <Outcome state="known" before={before.data} after={after.data} />;
}
