import { BudgetForm } from "@features/assistant/budget-form";
import { ModelList } from "@features/assistant/model-list";
import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_shop/assistant/models")({
  component: () => (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <ModelList />
      <BudgetForm />
    </div>
  ),
});
