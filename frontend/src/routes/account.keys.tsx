import { createFileRoute } from "@tanstack/react-router";
import { KeysPage } from "@/features/account/keys/keys-page";

export const Route = createFileRoute("/account/keys")({ component: KeysPage });
