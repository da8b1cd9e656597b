import { createFileRoute } from "@tanstack/react-router";
import { SecurityPage } from "@/features/account/security/security-page";

export const Route = createFileRoute("/account/security")({ component: SecurityPage });
