import { useLingui } from "@lingui/react/macro";
import { List, Map as MapIcon } from "lucide-react";

type ListView = "list" | "map";
type Props = { view: ListView; onChange: (view: ListView) => void };

/** List or map, on screens too narrow for both. */
export function ViewSwitch({ view, onChange }: Props) {
  const { t } = useLingui();
  const Icon = view === "list" ? MapIcon : List;
  return (
    <button
      type="button"
      className="button button-plain lg:hidden"
      onClick={() => onChange(view === "list" ? "map" : "list")}
    >
      <Icon size={18} aria-hidden="true" />
      {view === "list" ? t`Show the map` : t`Show the list`}
    </button>
  );
}
