import { createFileRoute, useNavigate } from "@tanstack/react-router";
import { EditPatternPage } from "@/features/patterns/form-pages";
import { presentPatternQuery } from "@/features/patterns/queries";

export const Route = createFileRoute("/patterns/$slug_/edit")({
  loader: ({ context: { queryClient }, params: { slug } }) =>
    queryClient.ensureQueryData(presentPatternQuery(slug)),
  component: EditPatternRoute,
});

function EditPatternRoute() {
  const { slug } = Route.useParams();
  const navigate = useNavigate();
  return (
    <EditPatternPage
      slug={slug}
      leave={() => void navigate({ to: "/patterns/$slug", params: { slug } })}
    />
  );
}
