import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { UpgradeDetail } from '../contract.ts';

const schema = bodySchema(contract.setStaffing).extend({ year: z.int().min(2000).max(2199) });

/** Staff quotas by year, and how much of them is filled. */
export function StaffingSheet({ row }: { readonly row: UpgradeDetail }) {
  const t = useWords('colleges');
  const { today } = useSession();
  const setting = useTell(contract.setStaffing);
  const label = (id: string) => t(`pages.fields.${id}`);
  return (
    <DeskSheet
      title={t('pages.staffing')}
      actions={
        row.mayKeep ? (
          <FormButtonPanel
            title={t('pages.set-staffing')}
            schema={schema}
            onSend={({ year, ...body }) =>
              setting.tell({ params: { upgradeId: row.id, year }, body })
            }
            fields={[
              { id: 'year', kind: 'number', label: label('year'), first: today.slice(0, 4) },
              { id: 'quota', kind: 'number', label: label('quota') },
              { id: 'filled', kind: 'number', label: label('filled') },
              { id: 'document', kind: 'line', label: label('document') },
            ]}
          />
        ) : undefined
      }
    >
      {row.staffing.length === 0 ? (
        <p>{t('pages.staffing-none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.staffing')}
          rows={row.staffing}
          rowKey={(each) => each.id}
          columns={[
            { id: 'year', title: label('year'), cell: (each) => each.year },
            { id: 'quota', title: label('quota'), align: 'end', cell: (each) => each.quota },
            { id: 'filled', title: label('filled'), align: 'end', cell: (each) => each.filled },
            { id: 'document', title: label('document'), cell: (each) => each.document },
          ]}
        />
      )}
    </DeskSheet>
  );
}
