import type { QueryClient } from '@tanstack/react-query';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { checkAnswers, listMine, showMine, type submit } from '../contract.ts';

/** A submission that was accepted, with what was promised. */
export type Submission = Extract<ReplyOf<typeof submit>, { submitted: true }>;

/** Hands the accepted submission to the page that confirms it. */
export function keepSubmission(queries: QueryClient, submission: Submission): void {
  queries.setQueryData(keyOf(submission.applicationId), submission);
}

/** The accepted submission of this visit; undefined after a reload. */
export function findSubmission(
  queries: QueryClient,
  applicationId: string,
): Submission | undefined {
  return queries.getQueryData(keyOf(applicationId));
}

/** An application has moved: what was known of it is out of date and is not shown again. */
export function forgetApplications(queries: QueryClient): void {
  const ids: readonly unknown[] = [showMine.id, listMine.id, checkAnswers.id];
  queries.removeQueries({ predicate: ({ queryKey }) => ids.includes(queryKey[0]) });
}

function keyOf(applicationId: string): readonly string[] {
  return ['subsidies.submission', applicationId];
}
