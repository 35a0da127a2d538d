import { KeyList } from "@features/api-keys/key-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/team/keys")({ component: KeyList });
