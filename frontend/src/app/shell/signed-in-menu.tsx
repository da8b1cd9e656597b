import { Trans } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { CircleUserRound, LogOut } from "lucide-react";
import { useRef } from "react";
import { signOutMutation } from "@/api/generated/@tanstack/react-query.gen";
import { useSession } from "@/lib/session";

export default function SignedInMenu({ name, label }: { name: string; label: string }) {
  const { actors } = useSession();
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
      <div className="absolute right-0 top-12 w-64 rounded-md border border-line bg-raised p-4">
        <p className="font-semibold">{name}</p>
        {actors.map((actor) => (
          <p key={actor.id} className="text-sm">
            <Link
              to="/actors/$actorId"
              params={{ actorId: actor.id }}
              className="link inline-block py-1"
              onClick={close}
            >
              {actor.display_name}
            </Link>
          </p>
        ))}
        <button
          type="button"
          className="button button-plain mt-3 w-full"
          onClick={() => leave.mutate({})}
        >
          <LogOut size={17} aria-hidden="true" />
          <Trans>Sign out</Trans>
        </button>
      </div>
    </details>
  );
}
