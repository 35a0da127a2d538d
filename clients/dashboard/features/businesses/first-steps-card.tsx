import { useSay } from "@app/look";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Progress } from "@ui/progress";
import { ChevronRight, Rocket } from "lucide-react";
import { firstStepsQuery } from "./first-steps";

/** Beside every page until all is set up, or nobody wants it: how far the shop has come. */
export default function FirstStepsCard({ isBar = false }: { isBar?: boolean }) {
  const say = useSay();
  const { data } = useQuery(firstStepsQuery());
  const done = data?.steps.filter((step) => step.is_done).length ?? 0;
  const all = data?.steps.length ?? 0;
  if (!data || data.dismissed_at || done === all) return null;
  const progress = say("start.progress", { done, all });
  if (isBar) {
    return (
      <Link
        to="/start"
        className="flex items-center gap-2.5 border-line border-b bg-paper px-4 py-2.5 text-sm md:hidden"
      >
        <Rocket aria-hidden className="size-4 text-gold-text" />
        <span className="font-medium">{say("start.title")}</span>
        <span className="figures flex-1 text-soft">{progress}</span>
        <ChevronRight aria-hidden className="size-4 text-soft rtl:-scale-x-100" />
      </Link>
    );
  }
  return (
    <aside aria-label={say("start.title")}>
      <Link
        to="/start"
        className="mb-2 grid gap-1.5 rounded-lg border border-line bg-sheet p-3 transition-colors hover:border-line-strong"
      >
        <span className="flex items-center gap-2 font-medium text-sm">
          <Rocket aria-hidden className="size-4 text-gold-text" />
          {say("start.title")}
        </span>
        <Progress done={done} all={all} label={progress} />
      </Link>
    </aside>
  );
}
