import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { Button, Space } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { MeasuredCriterion, UpgradeDetail } from '../contract.ts';

interface RowProps {
  readonly row: UpgradeDetail;
}

/** What the college is measured by, its newest values, and how much is missing. */
export function CriteriaSheet({ row }: RowProps) {
  const t = useWords('colleges');
  const label = (id: string) => t(`pages.fields.${id}`);
  const [open, setOpen] = useState<'fill' | MeasuredCriterion | null>(null);
  const changing = useTell(contract.changeCriterion);
  return (
    <DeskSheet
      title={t('pages.criteria')}
      actions={
        row.mayFill ? (
          <Button type="primary" onClick={() => setOpen('fill')}>
            {t('pages.fill')}
          </Button>
        ) : undefined
      }
    >
      <p>{t('pages.criteria-says')}</p>
      <PlainTable
        caption={t('pages.criteria')}
        rows={row.criteria}
        rowKey={(each) => each.id}
        columns={[
          { id: 'criterion', title: label('criterion'), cell: (each) => t(`criterion.${each.key}`) },
          {
            id: 'target',
            title: label('target'),
            cell: (each) => t(`pages.${each.bound}`, { target: each.target }),
          },
          {
            id: 'value',
            title: label('value'),
            align: 'end',
            cell: (each) => (each.value === null ? '—' : `${String(each.value)} (${String(each.year)})`),
          },
          { id: 'gap', title: label('gap'), cell: (each) => <Gap of={each} /> },
          ...(row.mayKeep
            ? [
                {
                  id: 'acts',
                  title: label('acts'),
                  cell: (each: MeasuredCriterion) => (
                    <Button size="small" onClick={() => setOpen(each)}>
                      {t('pages.target')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {open === 'fill' ? <FillForm row={row} onClose={() => setOpen(null)} /> : null}
      {open === null || open === 'fill' ? null : (
        <RecordFormPanel
          title={`${t('pages.target')}: ${t(`criterion.${open.key}`)}`}
          schema={bodySchema(contract.changeCriterion).omit({ version: true })}
          onSend={(body) =>
            changing.tell({ params: { criterionId: open.id }, body: { ...body, version: open.version } })
          }
          onClose={() => setOpen(null)}
          fields={[
            { id: 'target', kind: 'number', label: label('target'), first: String(open.target) },
            { id: 'reason', kind: 'text', label: label('reason') },
          ]}
        />
      )}
    </DeskSheet>
  );
} // prettier-ignore

function Gap({ of }: { readonly of: MeasuredCriterion }) {
  const t = useWords('colleges');
  if (of.gap === null) return <Tag tone="attention">{t('pages.unfilled')}</Tag>;
  return (
    <Space size="small" wrap>
      {of.gap === 0 ? (
        <Tag tone="good">{t('pages.met')}</Tag>
      ) : (
        <Tag tone="bad">{t('pages.gap', { gap: of.gap })}</Tag>
      )}
      {of.proven ? null : <Tag tone="attention">{t('pages.unproven')}</Tag>}
    </Space>
  );
}

function FillForm({ row, onClose }: RowProps & { readonly onClose: () => void }) {
  const t = useWords('colleges');
  const { today } = useSession();
  const filling = useTell(contract.fillValues);
  const measure = z.number().min(0).max(9_999_999_999).multipleOf(0.01).nullable();
  const schema = z
    .object({ year: z.int().min(2000).max(2199), paperId: zUuid.nullable() })
    .catchall(measure);
  return (
    <RecordFormPanel
      title={t('pages.fill')}
      says={t('pages.fill-says')}
      schema={schema}
      onSend={({ year, paperId, ...filled }) =>
        filling.tell({
          params: { upgradeId: row.id, year },
          body: {
            paperId,
            values: Object.entries(filled).flatMap(([criterionId, value]) =>
              typeof value === 'number' ? [{ criterionId, value }] : [],
            ),
          },
        })
      }
      onClose={onClose}
      fields={[
        { id: 'year', kind: 'number', label: t('pages.fields.year'), first: today.slice(0, 4) },
        ...row.criteria.map(({ id, key, bound, target }) => ({
          id,
          kind: 'number' as const,
          label: t(`criterion.${key}`),
          hint: t(`pages.${bound}`, { target }),
          optional: true as const,
        })),
        {
          id: 'paperId',
          kind: 'paper',
          label: t('pages.fields.paper'),
          papers: row.papers,
          optional: true,
        },
      ]}
    />
  );
}
