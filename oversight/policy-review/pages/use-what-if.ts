import { call } from '@yanzhen/web-kit/client.ts';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { cancelWhatIf, runWhatIf, showProgress, type WhatIf } from '../contract-what-if.ts';
import type { CallInput, ReplyOf } from '@yanzhen/web-kit/client.ts';

export type PopulationAsked = NonNullable<CallInput<typeof runWhatIf>['body']>['population'];
export type Progress = ReplyOf<typeof showProgress>['progress'];

export interface WhatIfState {
  /** The last result; it stays while the next one is on its way. */
  readonly result: WhatIf | null;
  readonly problem: Problem | null;
  readonly pending: boolean;
  readonly progress: Progress;
  readonly cancel: () => void;
}

interface Answered {
  readonly result: WhatIf | null;
  readonly problem: Problem | null;
  readonly to: string | null;
}

const settleMillis = 350;
const progressEvery = 700;

/**
 * Runs a text over a population, anew a moment after the last change; a run that is superseded is
 * stopped on the server, too.
 *
 * @param asked  Null while nothing is to be run.
 */
export function useWhatIf(
  asked: { readonly content: string | null; readonly population: PopulationAsked } | null,
): WhatIfState {
  const key = asked === null ? null : JSON.stringify(asked);
  const [answered, setAnswered] = useState<Answered>({ result: null, problem: null, to: null });
  const [progress, setProgress] = useState<Progress>(null);
  const stopNow = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (key === null) return;
    const body = JSON.parse(key) as NonNullable<typeof asked>;
    const runId = crypto.randomUUID();
    const params = { runId };
    const stop = new AbortController();
    let running = false;
    let polling: ReturnType<typeof setInterval> | undefined;
    const end = (): void => {
      running = false;
      clearInterval(polling);
      setProgress(null);
    };
    const timer = setTimeout(() => {
      running = true;
      polling = setInterval(() => {
        call(showProgress, { params }, stop.signal).then(
          (reply) => running && setProgress(reply.progress),
          () => undefined,
        );
      }, progressEvery);
      call(runWhatIf, { params, body }, stop.signal).then(
        (result) => {
          end();
          return setAnswered({ result, problem: null, to: key });
        },
        (thrown: unknown) => {
          end();
          if (stop.signal.aborted) return;
          return setAnswered((before) => ({ ...before, problem: asProblem(thrown), to: key }));
        },
      );
    }, settleMillis);
    const halt = (): void => {
      clearTimeout(timer);
      const wasRunning = running;
      end();
      stop.abort();
      if (wasRunning) void call(cancelWhatIf, { params }).catch(() => undefined);
    };
    stopNow.current = () => {
      halt();
      setAnswered((before) => ({ ...before, to: key }));
    };
    return halt;
  }, [key]);
  const cancel = useCallback(() => stopNow.current(), []);
  const { result, problem, to } = answered;
  return { result, problem, pending: key !== null && to !== key, progress, cancel };
}
