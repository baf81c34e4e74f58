import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { useState } from 'react';
import './talent.css';
import { listEmployments } from '../contract.ts';

/** An employee whose employment waits for the agent, or was answered. */
export type Employment = ReplyOf<typeof listEmployments>['rows'][number];

/** One waiting employment, looked for page by page; `employment` is undefined when it does not wait. */
export function useWaitingEmployment(applicationId: string) {
  const [after, setAfter] = useState<string | undefined>(undefined);
  const ask = useAsk(listEmployments, {
    query: { state: 'waiting', limit: 100, ...(after === undefined ? {} : { after }) },
  });
  const employment = ask.data?.rows.find((row) => row.applicationId === applicationId);
  const next = ask.data?.next ?? null;
  const searching = employment === undefined && next !== null;
  // Setting state while rendering is how React asks for the next page without showing this one.
  if (searching && !ask.isPlaceholderData && next !== after) setAfter(next);
  return { ask, employment, searching };
}
