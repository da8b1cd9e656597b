import { useLingui } from "@lingui/react/macro";
import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ExchangeOut } from "@/api/generated/types.gen";
import { STEPS, stepStates } from "./steps";

/** The six steps of an exchange, and which one it is at. */
export function Stepper({ exchange }: { exchange: ExchangeOut }) {
  const { t, i18n } = useLingui();
  const states = stepStates(exchange.state);
  return (
    <ol aria-label={t`Steps`} className="mt-6 grid grid-cols-6 gap-1">
      {STEPS.map((step, n) => {
        const state = states[n];
        return (
          <li
            key={step.states[0]}
            aria-current={state === "now" ? "step" : undefined}
            className={clsx(
              "min-w-0 border-t-4 pt-2 text-center text-[0.6875rem] leading-tight sm:text-left sm:text-sm",
              state === "done" && "border-woad text-woad",
              state === "now" && "border-indigo font-semibold text-indigo",
              (state === "later" || state === "left") && "border-line text-muted",
            )}
          >
            <span className="inline-flex flex-col items-center gap-1 sm:flex-row">
              {state === "done" && <Check size={14} aria-label={t`done`} />}
              <span className="[overflow-wrap:anywhere]">{i18n._(step.name)}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
