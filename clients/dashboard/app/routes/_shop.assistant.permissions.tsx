import { AllowanceForm } from "@features/assistant/allowance-form";
import { Chapter } from "@features/assistant/chapter";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/assistant/permissions")({
  component: () => <Chapter>{(book) => <AllowanceForm book={book} />}</Chapter>,
});
