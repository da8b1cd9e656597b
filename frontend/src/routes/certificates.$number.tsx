import { createFileRoute } from "@tanstack/react-router";
import { CertificatePage } from "@/features/exchanges/papers/certificate-page";
import { certificateQuery } from "@/features/exchanges/papers/queries";

export const Route = createFileRoute("/certificates/$number")({
  loader: async ({ context: { queryClient }, params }) => {
    await queryClient.prefetchQuery(certificateQuery(params.number));
  },
  component: CertificateRoute,
});

function CertificateRoute() {
  const { number } = Route.useParams();
  return <CertificatePage key={number} number={number} />;
}
