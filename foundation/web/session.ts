import { useQuery, useQueryClient } from '@tanstack/react-query';
import { showSession, signOut, type SessionAccount } from '@yanzhen/values/session.ts';
import { call, type ReplyOf } from './client.ts';

type Shown = ReplyOf<typeof showSession>;

export interface Session extends Omit<Shown, 'account'> {
  readonly account: SessionAccount | null;
  /** False until the first answer came. */
  readonly ready: boolean;
}

/** The query that the router fills before a city's first page, so that nothing flickers. */
export const sessionQuery = {
  queryKey: [showSession.id],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(showSession, {}, signal),
  staleTime: 60_000,
};

/** Who is signed in, in which city, and whether this is a demonstration. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (data) return { ...data, ready: true };
  return {
    account: null,
    city: { city: '', name: { zh: '', en: '' } },
    demonstration: false,
    oidc: false,
    today: '',
    ready: false,
  };
}

/** Ends the session and forgets every answer that was given to it. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await call(signOut, {});
    queries.clear();
    await queries.fetchQuery(sessionQuery);
  };
}
