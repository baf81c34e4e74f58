import { call } from '@yanzhen/web-kit/client.ts';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useEffect, useState } from 'react';
import { checkDraft, type DraftCheck } from '../contract.ts';

export interface CheckState {
  readonly check: DraftCheck | null;
  readonly pending: boolean;
  readonly problem: Problem | null;
}

interface Answered {
  readonly check: DraftCheck | null;
  readonly problem: Problem | null;
  /** What was answered to. */
  readonly to: string | null;
}

/**
 * What the server finds in the text, asked anew a moment after the last change.
 *
 * @param sharpness  Also which changes of a rule no example notices.
 * @param enabled    False for a reader who does not check.
 */
export function useCheck(
  draftId: string,
  content: string,
  sharpness: boolean,
  enabled: boolean,
): CheckState {
  const [answered, setAnswered] = useState<Answered>({ check: null, problem: null, to: null });
  const asked = `${sharpness} ${content}`;
  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const input = { params: { draftId }, body: { content, sharpness } };
      call(checkDraft, input, stop.signal).then(
        (check) => setAnswered({ check, problem: null, to: asked }),
        (thrown: unknown) => {
          if (stop.signal.aborted) return;
          setAnswered((before) => ({ ...before, problem: asProblem(thrown), to: asked }));
        },
      );
    }, 700);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [draftId, content, sharpness, enabled, asked]);
  const { check, problem, to } = answered;
  return { check, problem, pending: enabled && to !== asked };
}
