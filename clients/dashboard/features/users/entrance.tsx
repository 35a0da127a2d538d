import { useSay } from "@app/look";
import { Coin } from "@ui/coin";
import { Check } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";

const LanguageMenu = lazy(() => import("./language-menu"));

/** Where one comes in: the form, and beside it what this house does. */
export function Entrance({
  title,
  lead,
  children,
  foot,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const say = useSay();
  return (
    <div className="grid min-h-dvh bg-sheet lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
      <div className="flex flex-col px-6 py-6 sm:px-10">
        <header className="flex items-center justify-between">
          <span className="flex items-center gap-2.5 font-display font-semibold text-xl">
            <Coin className="size-7" />
            {say("app.name")}
          </span>
          <Suspense fallback={<span className="h-9" />}>
            <LanguageMenu />
          </Suspense>
        </header>
        <main className="mx-auto grid w-full max-w-sm flex-1 content-center gap-6 py-10">
          <div className="grid gap-2">
            <h1 className="font-display font-semibold text-3xl tracking-tight">{title}</h1>
            {lead && <p className="text-pretty text-lg text-soft">{lead}</p>}
          </div>
          {children}
          {foot && <div className="text-sm text-soft">{foot}</div>}
        </main>
      </div>
      <Story />
    </div>
  );
}

/** The story of one sale, as a picture: a question at night, an answer, and the money. */
function Story() {
  const say = useSay();
  return (
    <aside
      aria-hidden
      className="relative hidden overflow-hidden bg-green-deep text-on-green lg:grid lg:content-center"
    >
      <Rings />
      <div className="relative mx-auto grid w-full max-w-md gap-3 px-10">
        <p className="w-fit max-w-[85%] rounded-xl rounded-es-sm bg-on-green/12 px-4 py-2.5">
          {say("story.ask")}
        </p>
        <p className="w-fit max-w-[85%] justify-self-end rounded-xl rounded-ee-sm bg-on-green px-4 py-2.5 text-[#173f36]">
          {say("story.answer")}
        </p>
        <p className="w-fit max-w-[85%] rounded-xl rounded-es-sm bg-on-green/12 px-4 py-2.5">
          {say("story.yes")}
        </p>
        <p className="flex w-fit items-center gap-2 justify-self-center rounded-full bg-[#c8862b] px-4 py-1.5 font-medium text-[#241608] text-sm">
          <Check className="size-4" />
          {say("story.paid")}
        </p>
        <p className="mt-10 font-display font-semibold text-3xl leading-tight">
          {say("sign_in.story.title")}
        </p>
        <p className="text-lg text-on-green/80">{say("sign_in.story.body")}</p>
      </div>
    </aside>
  );
}

function Rings() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 600 600"
      className="absolute -end-56 -bottom-72 w-[46rem] text-[#c8862b]/15"
    >
      {[292, 262, 232, 202].map((radius) => (
        <circle
          key={radius}
          cx="300"
          cy="300"
          r={radius}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
      ))}
      <path
        d="M205 165v270M395 165v270M205 300h190"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        strokeWidth="30"
      />
    </svg>
  );
}
