import { Link } from "@tanstack/react-router";
import type { ActorRef } from "@/api/generated/types.gen";

/** Organisations by name, each leading to its page. */
export function Organisations({ actors }: { actors: ActorRef[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5">
      {actors.map((actor) => (
        <li key={actor.id}>
          <Link
            to="/actors/$actorId"
            params={{ actorId: actor.id }}
            className="link inline-flex min-h-11 items-center"
          >
            {actor.display_name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
