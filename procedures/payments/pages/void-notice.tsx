import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { BatchDetail } from '../contract.ts';

/** Who asked that a batch be voided, and what became of it; nothing where nobody did. */
export function VoidNotice({ asked }: { readonly asked: BatchDetail['void'] }) {
  const t = useWords('payments');
  if (asked === null) return null;
  const { decision, reason } = asked;
  const values = {
    name: asked.asked.name,
    at: denseMoment(asked.asked.at),
    by: asked.decided?.name ?? '',
    reason,
  };
  const says = { confirmed: 'void-done', dropped: 'void-not' } as const;
  return (
    <Notice tone={decision === 'dropped' ? 'info' : 'attention'} title={t('pages.batch.void')}>
      <p>{t(`pages.batch.${decision === null ? 'void-waiting' : says[decision]}`, values)}</p>
    </Notice>
  );
}
