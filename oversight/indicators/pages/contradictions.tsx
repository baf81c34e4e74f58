import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { listContradictions } from '../contract.ts';
import { measureText } from './written.ts';

/** Figures that cannot be true together, each opening to its records; nothing where there are none. */
export function Contradictions() {
  const t = useWords('indicators');
  const text = useText();
  const ask = useAsk(listContradictions, {});
  const rows = ask.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <DeskSheet title={t('contradictions.title')}>
      <p>{t('contradictions.lead')}</p>
      <PlainTable
        caption={t('contradictions.title')}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'figure',
            title: t('contradictions.figure'),
            cell: ({ indicator, unit, measure, validOn }) => (
              <Link to={`/desk/indicators/${indicator.id}?validOn=${validOn}`}>
                {text(indicator.name)} {measureText(unit, measure)}
              </Link>
            ),
          },
          {
            id: 'most',
            title: t('contradictions.most'),
            cell: ({ of, unit, most, validOn }) => (
              <Link to={`/desk/indicators/${of.id}?validOn=${validOn}`}>
                {text(of.name)} {measureText(unit, most)}
              </Link>
            ),
          },
          {
            id: 'kind',
            title: t('contradictions.kind'),
            cell: (row) => t(`contradictions.${row.kind}`),
          },
          { id: 'on', title: t('contradictions.on'), cell: (row) => row.validOn },
        ]}
      />
    </DeskSheet>
  );
}
