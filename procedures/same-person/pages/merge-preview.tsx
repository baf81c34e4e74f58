import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';

interface MergePreviewProps {
  readonly groupId: string;
  readonly awayPersonId: string;
  readonly keptPersonId: string;
}

/** What pointing one record to another changes. */
export function MergePreview({ groupId, awayPersonId, keptPersonId }: MergePreviewProps) {
  const t = useWords('same-person');
  const text = useText();
  const query = { awayPersonId, keptPersonId };
  const ask = useAsk(contract.previewMerge, { params: { groupId }, query }, { freshFor: 0 });
  return (
    <Asked of={ask} rows={3}>
      {({ follows, differs, twice, accountEnds, carried }) => (
        <section className="same-preview" aria-label={t('pages.merge.preview')}>
          <p className="yz-label">{t('pages.merge.preview')}</p>
          <p>{t('pages.merge.stays')}</p>
          {twice.length === 0 ? null : (
            <Notice
              tone="attention"
              title={t('pages.merge.twice', { names: twice.map(text).join(t('pages.list.comma')) })}
            />
          )}
          {accountEnds ? <p>{t('pages.merge.account-ends')}</p> : null}
          {carried > 0 ? <p>{t('pages.merge.carried', { count: carried })}</p> : null}
          {follows.length === 0 ? null : (
            <>
              <p className="yz-label">{t('pages.merge.follows')}</p>
              <ul className="same-list">
                {follows.map(({ what, count, amountFen }) => (
                  <li key={what.en}>
                    {text(what)} {t('pages.group.count', { count })}
                    {amountFen === null ? null : (
                      <>
                        {' · '}
                        <Money fen={amountFen} />
                      </>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
          {differs.length === 0 ? null : (
            <>
              <p className="yz-label">{t('pages.merge.differs')}</p>
              <PlainTable
                caption={t('pages.merge.differs')}
                rows={differs}
                rowKey={(row) => row.label.en}
                columns={[
                  { id: 'label', title: t('pages.merge.label'), cell: (row) => text(row.label) },
                  { id: 'kept', title: t('pages.merge.kept'), cell: (row) => text(row.kept) },
                  { id: 'away', title: t('pages.merge.away-value'), cell: (row) => text(row.away) },
                  {
                    id: 'counts',
                    title: t('pages.merge.counts'),
                    cell: (row) => <Tag>{t(`pages.merge.counts-${row.counts}`)}</Tag>,
                  },
                ]}
              />
            </>
          )}
          <p className="yz-small">{t('pages.merge.lapses')}</p>
        </section>
      )}
    </Asked>
  );
}
