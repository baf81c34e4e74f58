import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { addressOf, call, type AnyEndpoint, type CallInput, type ReplyOf } from './client.ts';
import { createKeyring } from './idempotency.ts';
import { ProblemNotice, Skeleton } from './plain/notice.tsx';
import { asProblem, type Problem } from './problem.ts';

interface AskOptions {
  /** Not asked while false, e.g. until a needed answer is there. */
  readonly enabled?: boolean;
  /** Asked again after so many milliseconds while the page is open. */
  readonly refetchEvery?: number;
  /** Milliseconds for which an answer is taken as fresh; 30 s unless told. */
  readonly freshFor?: number;
}

export type Ask<Reply> = UseQueryResult<Reply, Error>;

/** Reads an endpoint; the key is the endpoint's address, so that equal questions share an answer. */
export function useAsk<E extends AnyEndpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: AskOptions = {},
): Ask<ReplyOf<E>> {
  const { enabled = true } = options;
  return useQuery<ReplyOf<E>>({
    queryKey: [endpoint.id, enabled ? addressOf(endpoint, input) : 'not yet'],
    queryFn: ({ signal }) => call(endpoint, input, signal),
    enabled,
    // The rows of the last page stay on the screen while the next one is on its way.
    placeholderData: (previous) => previous,
    ...(options.freshFor === undefined ? {} : { staleTime: options.freshFor }),
    ...(options.refetchEvery === undefined ? {} : { refetchInterval: options.refetchEvery }),
  });
}

interface TellOptions {
  /** Endpoints whose answers are out of date after this; everything asked when left out. */
  readonly invalidates?: readonly AnyEndpoint[];
}

export interface Tell<E extends AnyEndpoint> {
  /** Sends it; rejects with a Problem, which is also kept in `problem`. */
  readonly tell: (input: CallInput<E>) => Promise<ReplyOf<E>>;
  readonly pending: boolean;
  readonly problem: Problem | null;
  readonly reply: ReplyOf<E> | undefined;
  readonly reset: () => void;
}

/** Writes by an endpoint, with one idempotency key for one content until it succeeds. */
export function useTell<E extends AnyEndpoint>(endpoint: E, options: TellOptions = {}): Tell<E> {
  const queries = useQueryClient();
  const keys = useRef(createKeyring(() => crypto.randomUUID()));
  const mutation = useMutation<ReplyOf<E>, Error, CallInput<E>>({
    mutationFn: (input) => call(endpoint, { ...input, idempotencyKey: keys.current.keyFor(input) }),
    onSuccess: async (_reply, input) => {
      keys.current.done(input);
      const ids = options.invalidates?.map((other) => other.id);
      await queries.invalidateQueries({
        predicate: (query) => ids === undefined || ids.includes(String(query.queryKey[0])),
      });
    },
  });
  return {
    tell: mutation.mutateAsync,
    pending: mutation.isPending,
    problem: mutation.error === null ? null : asProblem(mutation.error),
    reply: mutation.data,
    reset: mutation.reset,
  };
}

interface AskedProps<Reply> {
  readonly of: Ask<Reply>;
  /** Lines of the skeleton shown while the answer is on its way. */
  readonly rows?: number;
  readonly children: (reply: Reply) => ReactNode;
}

/** The three states of a question: on its way, failed with a way to try again, answered. */
export function Asked<Reply>({ of: ask, rows = 4, children }: AskedProps<Reply>) {
  if (ask.data !== undefined) return <>{children(ask.data)}</>;
  if (ask.error) {
    return <ProblemNotice problem={asProblem(ask.error)} onRetry={() => void ask.refetch()} />;
  }
  return <Skeleton rows={rows} />;
}
