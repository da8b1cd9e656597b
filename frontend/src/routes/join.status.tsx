import { createFileRoute } from "@tanstack/react-router";
import { StatusPage } from "@/features/joining/status-page";
import { useFragment } from "@/lib/fragment";

export const Route = createFileRoute("/join/status")({ component: StatusRoute });

function StatusRoute() {
  const link = useFragment();
  return <StatusPage key={link} link={link} />;
}
