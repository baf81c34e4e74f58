import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useBenefitNames } from './names.ts';

interface Stratum {
  readonly id: string;
  readonly benefitId: string;
  readonly outcome: 'approved' | 'refused';
  readonly items: number;
  readonly take: number;
}

/** How many are taken of which part of the list. */
export function StrataTable({ strata }: { readonly strata: readonly Stratum[] }) {
  const t = useWords('second-looks');
  const benefit = useBenefitNames();
  return (
    <PlainTable
      caption={t('pages.round.strata')}
      rows={strata}
      rowKey={(row) => row.id}
      columns={[
        { id: 'id', title: t('pages.round.stratum'), cell: (row) => row.id },
        { id: 'benefit', title: t('pages.round.benefit'), cell: (row) => benefit(row.benefitId) },
        {
          id: 'outcome',
          title: t('pages.round.outcome'),
          cell: (row) => t(`outcome.${row.outcome}`),
        },
        { id: 'items', title: t('pages.round.size'), align: 'end', cell: (row) => row.items },
        { id: 'take', title: t('pages.round.take'), align: 'end', cell: (row) => row.take },
      ]}
    />
  );
}
