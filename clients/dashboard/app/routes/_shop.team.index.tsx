import { MemberList } from "@features/businesses/member-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/team/")({ component: MemberList });
