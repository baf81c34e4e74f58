import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { FundCall } from '../contract.ts';
import { callTones } from './names.ts';

/** Where a call stands; one that was not closed early is closed by its last day all the same. */
export function CallTag({ call }: { readonly call: Pick<FundCall, 'state' | 'lastDay'> }) {
  const t = useWords('special-funds');
  const { today } = useSession();
  const state = call.state === 'published' && call.lastDay < today ? 'closed' : call.state;
  return <Tag tone={callTones[state]}>{t(`call-state.${state}`)}</Tag>;
}
