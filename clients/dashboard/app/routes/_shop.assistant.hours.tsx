import { Chapter } from "@features/assistant/chapter";
import { HoursForm } from "@features/assistant/hours-form";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/assistant/hours")({
  component: () => <Chapter>{(book) => <HoursForm book={book} />}</Chapter>,
});
