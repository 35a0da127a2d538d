import { useMe } from "@app/session";
import { type Present, useColleagues } from "@app/shell/colleagues";
import { endPresence, listMembersOptions, showPresence, showTyping } from "@handsel/shared/api";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

const TOLD_AGAIN_MILLISECONDS = 30_000;
const TYPING_AGAIN_MILLISECONDS = 4000;

const ignored = () => {};

/** Tell colleagues that this member looks at a conversation, for as long as they do. */
export function useTellPresence(conversationId: string, mayReply: boolean): void {
  useEffect(() => {
    if (!mayReply) return;
    const call = { path: { conversation_id: conversationId }, throwOnError: true } as const;
    let isTold = false;
    // What could not be told passes by itself; nobody needs to hear of it.
    const tell = () => {
      const isSeen = document.visibilityState === "visible";
      if (isSeen) showPresence(call).catch(ignored);
      else if (isTold) endPresence(call).catch(ignored);
      isTold = isSeen;
    };
    tell();
    const timer = setInterval(() => isTold && tell(), TOLD_AGAIN_MILLISECONDS);
    // A page that is closed says so with its last breath.
    const leave = () => {
      if (isTold) endPresence({ ...call, keepalive: true }).catch(ignored);
      isTold = false;
    };
    document.addEventListener("visibilitychange", tell);
    addEventListener("pagehide", leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tell);
      removeEventListener("pagehide", leave);
      if (isTold) endPresence(call).catch(ignored);
    };
  }, [conversationId, mayReply]);
}

/** Says that this member is writing, no more often than it takes to be believed. */
export function useTellTyping(conversationId: string): () => void {
  const toldAt = useRef(0);
  return () => {
    if (Date.now() - toldAt.current < TYPING_AGAIN_MILLISECONDS) return;
    toldAt.current = Date.now();
    showTyping({ path: { conversation_id: conversationId }, throwOnError: true }).catch(ignored);
  };
}

export interface Others {
  /** Names of members who look at it too, or write. */
  looking: string[];
  /** Names of who writes; the customer's among them. */
  writing: string[];
}

/** Who else is in this conversation, by name. */
export function useOthers(conversationId: string, customer: { id: string; name: string }): Others {
  const { member_id: own } = useMe();
  const present = useColleagues(conversationId).filter((one) => one.id !== own);
  const { data } = useQuery({
    ...listMembersOptions(),
    staleTime: 60_000,
    enabled: present.length > 0,
  });
  const nameOf = ({ id }: Present): string[] => {
    if (id === customer.id) return [customer.name];
    const member = data?.items.find((one) => one.id === id);
    return member ? [member.name || member.email] : [];
  };
  const members = present.filter((one) => one.id !== customer.id);
  const writing = present.filter((one) => one.doing === "writing");
  return {
    looking: [...new Set(members.flatMap(nameOf))],
    writing: [...new Set(writing.flatMap(nameOf))],
  };
}
