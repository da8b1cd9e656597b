import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import {
  Building2,
  CircleUserRound,
  ClipboardCheck,
  LogOut,
  Plane,
  Ticket,
  UserRoundCog,
} from "lucide-react";
import { useRef } from "react";
import { signOutMutation } from "@/api/generated/@tanstack/react-query.gen";
import { useSession } from "@/lib/session";

const item =
  "-mx-2 flex min-h-11 items-center gap-2.5 rounded-md px-2 hover:bg-indigo-tint aria-[current=page]:font-semibold";

export default function SignedInMenu({ name, label }: { name: string; label: string }) {
  const { actors, staff } = useSession();
  const menu = useRef<HTMLDetailsElement>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    ...signOutMutation(),
    onSuccess: async () => {
      await navigate({ to: "/" });
      await queries.resetQueries();
    },
  });
  const close = () => menu.current?.removeAttribute("open");
  return (
    <details
      ref={menu}
      className="relative"
      onKeyDown={(event) => event.key === "Escape" && close()}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <summary
        aria-label={label}
        className="grid size-11 list-none place-items-center rounded-md text-muted hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <CircleUserRound size={22} aria-hidden="true" />
      </summary>
      <div className="absolute right-0 top-12 w-68 rounded-md border border-line bg-raised p-4">
        <p className="mb-2 font-semibold">{name}</p>
        {actors.map((actor) => (
          <Link
            key={actor.id}
            to="/organisation/$actorId"
            params={{ actorId: actor.id }}
            className={item}
            onClick={close}
          >
            <Building2 size={18} className="shrink-0 text-muted" aria-hidden="true" />
            <span className="min-w-0">{actor.display_name}</span>
          </Link>
        ))}
        {(actors.length > 0 || staff.length > 0) && (
          <Link to="/exchanges" className={item} onClick={close}>
            <Plane size={18} className="shrink-0 text-muted" aria-hidden="true" />
            <Trans>Exchanges</Trans>
          </Link>
        )}
        {actors.length > 0 && (
          <Link to="/seats" className={item} onClick={close}>
            <Ticket size={18} className="shrink-0 text-muted" aria-hidden="true" />
            <Trans>My seats</Trans>
          </Link>
        )}
        {staff.length > 0 && (
          <Link to="/staff" className={item} onClick={close}>
            <ClipboardCheck size={18} className="shrink-0 text-muted" aria-hidden="true" />
            <Trans>Administration</Trans>
          </Link>
        )}
        <Link to="/account" className={item} onClick={close}>
          <UserRoundCog size={18} className="shrink-0 text-muted" aria-hidden="true" />
          <Trans>Your account</Trans>
        </Link>
        <button
          type="button"
          className="button button-plain mt-3 w-full"
          disabled={leave.isPending}
          onClick={() => leave.mutate({})}
        >
          <LogOut size={17} aria-hidden="true" />
          <Trans>Sign out</Trans>
        </button>
      </div>
    </details>
  );
}
