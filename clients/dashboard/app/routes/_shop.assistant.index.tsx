import { Chapter } from "@features/assistant/chapter";
import { MannerForm } from "@features/assistant/manner-form";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/assistant/")({
  component: () => <Chapter>{(book) => <MannerForm book={book} />}</Chapter>,
});
