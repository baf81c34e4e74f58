import './talent.css';
import type { State } from '@yanzhen/procedures/applications/contract.ts';
import { useAsk, type Ask } from '@yanzhen/web-kit/ask.tsx';
import type { Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { showMine, type MyApplication } from '../contract.ts';

/** The application of the page's address. */
export function useOwnApplication(): { readonly id: string; readonly ask: Ask<MyApplication> } {
  const { params } = useRoute();
  const id = params['applicationId'] ?? '';
  return { id, ask: useAsk(showMine, { params: { applicationId: id } }) };
}

/** Address of one application, or of a page below it. */
export function applicationAddress(applicationId: string, page = ''): string {
  return `/applications/${applicationId}${page === '' ? '' : `/${page}`}`;
}

/** Where a page of the form leads when it is done: back to the check, or to the list of parts. */
export function addressAfter(applicationId: string, from: string | undefined): string {
  return applicationAddress(applicationId, from === 'check' ? 'check' : '');
}

const tones: Readonly<Partial<Record<State, Tone>>> = {
  draft: 'attention',
  correction: 'attention',
  objected: 'attention',
  returned: 'attention',
  paid: 'good',
  'in-service': 'good',
  stopped: 'bad',
  refused: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
};

/** Colour of a state: what waits for the applicant stands out. */
export function toneOf(state: State): Tone {
  return tones[state] ?? 'waiting';
}

/** Questions without an answer yet, in the order to ask them. */
export function unanswered(mine: MyApplication): MyApplication['questions'] {
  return mine.questions.filter(({ factId }) => (mine.answers[factId] ?? null) === null);
}

/** Required evidence of which no file is there yet. */
export function evidenceMissing(mine: Pick<MyApplication, 'evidenceNeeded'>): number {
  return mine.evidenceNeeded.filter((item) => item.required && item.uploaded === 0).length;
}
