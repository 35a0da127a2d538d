import type { Key } from "@handsel/shared/words";

interface AssistantTab {
  to:
    | "/assistant"
    | "/assistant/hours"
    | "/assistant/permissions"
    | "/assistant/models"
    | "/assistant/try"
    | "/assistant/turns";
  label: Key;
  /** Without it the tab is not shown. */
  permission: string;
  /** Where there is room, the test chat stands beside it. */
  isTriedBeside?: boolean;
}

/** What stands under the assistant; only what exists. */
export const ASSISTANT_TABS: AssistantTab[] = [
  {
    to: "/assistant",
    label: "assistant.tab.manner",
    permission: "assistant.read",
    isTriedBeside: true,
  },
  {
    to: "/assistant/hours",
    label: "assistant.tab.hours",
    permission: "assistant.read",
    isTriedBeside: true,
  },
  {
    to: "/assistant/permissions",
    label: "assistant.tab.allowance",
    permission: "assistant.read",
    isTriedBeside: true,
  },
  { to: "/assistant/models", label: "assistant.tab.models", permission: "assistant.read" },
  { to: "/assistant/try", label: "assistant.tab.try", permission: "assistant.teach" },
  { to: "/assistant/turns", label: "assistant.tab.turns", permission: "assistant.read" },
];
