import "../styles/app.css";
import { Problem } from "@handsel/shared/api";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connectDashboard } from "./caller";
import { firstLook, LookProvider } from "./look";
import { makeQueries } from "./queries";
import { makeRouter } from "./router";
import { leave } from "./session";

// Dialogs lock the page behind them by a style element, which the policy lets in by this.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
if (nonce) setNonce(nonce);

const queries = makeQueries();
const router = makeRouter(queries);

connectDashboard({
  onSignedOut: () => leave(queries, router),
  onFactorRequired: () => void router.navigate({ to: "/second-factor/new" }),
});

/** A refusal that a page shows is no error of ours; everything else is told to the console. */
function report(failure: unknown): void {
  if (!(failure instanceof Problem)) reportError(failure);
}

const place = document.getElementById("root");
if (place) {
  firstLook().then((first) =>
    createRoot(place, { onCaughtError: report }).render(
      <StrictMode>
        <LookProvider first={first}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </LookProvider>
      </StrictMode>,
    ),
  );
}
