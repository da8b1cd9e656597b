import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useId, useState } from "react";
import type { Adjustment, ComparisonRow, MatchOut } from "@/api/generated/types.gen";
import { DirectionBadge } from "@/components/textile/badges";
import { useSettled } from "@/lib/use-settled";
import { changesOf, keyOf, type Turned } from "./changes";
import { Control } from "./control";
import { sorted } from "./differences";
import { Outcome } from "./outcome";
import { previewQuery } from "./queries";
import { ChangeMine } from "./verdict";

type Props = { match: MatchOut; rows: ComparisonRow[]; levers: Adjustment[] };

/** Turn what could be otherwise and see the answer. Nothing here is ever saved. */
export function WhatIf({ match, rows, levers }: Props) {
  const [turned, setTurned] = useState<Turned>({});
  const groups = groupsOf(rows, levers);
  if (groups.open.length + groups.more.length === 0) return null;
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
          {groups.open.map((group) => (
            <Group key={group.key} group={group} turned={turned} turn={turn} />
          ))}
          <More
            groups={groups.more}
            always={groups.open.length === 0}
            turned={turned}
            turn={turn}
          />
        </div>
      </div>
    </section>
  );
}

type GroupOf = { key: string; label: string; fields: Adjustment[] };

/** The fields of open requirements first. Each field stands once, with the first that asks for it. */
function groupsOf(rows: ComparisonRow[], levers: Adjustment[]) {
  const seen = new Set<string>();
  const fresh = (fields: Adjustment[]) =>
    fields.filter((field) => !seen.has(keyOf(field)) && seen.add(keyOf(field)));
  const group = ({ key, label, adjust }: ComparisonRow): GroupOf => ({
    key,
    label,
    fields: fresh(adjust),
  });
  const { open, met, free } = sorted(rows);
  const price: GroupOf = { key: "price", label: "", fields: levers };
  return {
    open: open.map(group).filter(notEmpty),
    more: [price, ...[...met, ...free].map(group)].filter(notEmpty),
  };
}

const notEmpty = ({ fields }: GroupOf) => fields.length > 0;

/** A field that is put back to where it was is not turned any more. */
function withValue(before: Turned, field: Adjustment, value: unknown): Turned {
  const { [keyOf(field)]: _, ...rest } = before;
  const same = JSON.stringify(value ?? null) === JSON.stringify(field.value ?? null);
  return same ? rest : { ...rest, [keyOf(field)]: value };
}

type GroupProps = {
  group: GroupOf;
  turned: Turned;
  turn: (field: Adjustment, value: unknown) => void;
};

function Group({ group, turned, turn }: GroupProps) {
  const { t } = useLingui();
  return (
    <fieldset className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <legend className="float-left mb-3 w-full font-semibold">{group.label || t`Price`}</legend>
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

type MoreProps = Omit<GroupProps, "group"> & { groups: GroupOf[]; always: boolean };

function More({ groups, always, ...rest }: MoreProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  if (groups.length === 0) return null;
  return (
    <>
      {!always && (
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={shown}
          aria-controls={id}
          onClick={() => setShown(!shown)}
        >
          {shown ? <Trans>Fewer fields</Trans> : <Trans>More fields</Trans>}
        </button>
      )}
      <div id={id} hidden={!always && !shown}>
        {(always || shown) &&
          groups.map((group) => <Group key={group.key} group={group} {...rest} />)}
      </div>
    </>
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
