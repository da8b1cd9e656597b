import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { EditPage } from "@/features/edit-material/edit-page";
import { fibresQuery, presentStreamQuery } from "@/features/edit-material/queries";
import { requireSession } from "@/lib/guard";

export const Route = createFileRoute("/materials/$streamId_/edit")({
  beforeLoad: ({ context: { queryClient }, location }) =>
    requireSession(queryClient, location.href),
  loader: ({ context: { queryClient }, params: { streamId } }) =>
    Promise.all([
      queryClient.fetchQuery(presentStreamQuery(streamId)),
      queryClient.ensureQueryData(fibresQuery()),
    ]),
  component: EditRoute,
});

function EditRoute() {
  const { streamId } = Route.useParams();
  const navigate = useNavigate();
  return (
    <EditPage
      streamId={streamId}
      leave={() => void navigate({ to: "/materials/$streamId", params: { streamId } })}
    />
  );
}
