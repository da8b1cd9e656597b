import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/organisation/$actorId/mandates")({
  component: RouteComponent,
});

function RouteComponent() {
  return <div>Hello "/organisation/$actorId/mandates"!</div>;
}
