import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zFen } from '@yanzhen/values/fields.ts';
import { Button, Space } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract.ts';
import type { PlanView, UpgradeDetail } from '../contract.ts';

interface RowProps {
  readonly row: UpgradeDetail;
}
const tones = { draft: 'waiting', 'in-force': 'good', replaced: 'plain' } as const;

/** Plans of the appropriation per student, newest first. */
export function PlansSheet({ row }: RowProps) {
  const t = useWords('colleges');
  const [open, setOpen] = useState(false);
  return (
    <DeskSheet
      title={t('pages.plans')}
      actions={
        row.mayKeep ? <Button onClick={() => setOpen(true)}>{t('pages.plan')}</Button> : undefined
      }
    >
      {row.plans.length === 0 ? <p>{t('pages.plans-none')}</p> : null}
      {row.plans.map((plan) => (
        <Plan key={plan.id} plan={plan} row={row} />
      ))}
      {open ? <PlanForm row={row} onClose={() => setOpen(false)} /> : null}
    </DeskSheet>
  );
}

function Plan({ plan, row }: RowProps & { readonly plan: PlanView }) {
  const t = useWords('colleges');
  const approving = useTell(contract.approvePlan);
  return (
    <section>
      <Space wrap>
        <Tag tone={tones[plan.state]}>{t(`plan-state.${plan.state}`)}</Tag>
        <span>{t('pages.plan-by', { by: plan.madeBy })}</span>
        {plan.approvedBy === null || plan.approvedOn === null ? null : (
          <span>
            {t('pages.plan-approved', { by: plan.approvedBy, on: denseDate(plan.approvedOn) })}
          </span>
        )}
        {plan.mayApprove ? (
          <FormButtonPanel
            button={{ size: 'small' }}
            title={t('pages.approve-plan')}
            schema={bodySchema(contract.approvePlan).omit({ version: true })}
            onSend={(body) =>
              approving.tell({
                params: { planId: plan.id },
                body: { ...body, version: plan.version },
              })
            }
            fields={[
              { id: 'paperId', kind: 'paper', label: t('pages.fields.paper'), papers: row.papers },
            ]}
          />
        ) : null}
      </Space>
      <PlainTable
        caption={t('pages.plans')}
        rows={[...plan.years, { year: 0, perStudentFen: plan.provincialAverageFen }]}
        rowKey={(each) => String(each.year)}
        columns={[
          {
            id: 'year',
            title: t('pages.fields.year'),
            cell: (each) => (each.year === 0 ? t('pages.fields.average') : each.year),
          },
          {
            id: 'sum',
            title: t('pages.plans'),
            align: 'end',
            cell: (each) => <Money fen={each.perStudentFen} />,
          },
        ]}
      />
    </section>
  );
}

const yearIds = ['y0', 'y1', 'y2', 'y3', 'y4', 'y5'] as const;

/** The form of a plan: sums by year from the base year on, the last two where the plan is that long. */
function PlanForm({ row, onClose }: RowProps & { readonly onClose: () => void }) {
  const t = useWords('colleges');
  const { today } = useSession();
  const making = useTell(contract.makePlan);
  const base = Number(today.slice(0, 4));
  const schema = z.object({
    provincialAverageFen: zFen,
    y0: zFen,
    y1: zFen,
    y2: zFen,
    y3: zFen,
    y4: zFen.nullable(),
    y5: zFen.nullable(),
  });
  return (
    <RecordFormPanel
      title={t('pages.plan')}
      says={t('pages.plan-says')}
      schema={schema}
      onSend={({ provincialAverageFen, ...sums }) =>
        making.tell({
          params: { upgradeId: row.id },
          body: {
            provincialAverageFen,
            years: yearIds.flatMap((id, n) => {
              const perStudentFen = sums[id];
              return perStudentFen === null ? [] : [{ year: base + n, perStudentFen }];
            }),
          },
        })
      }
      onClose={onClose}
      fields={[
        { id: 'provincialAverageFen', kind: 'yuan', label: t('pages.fields.average') },
        ...yearIds.map((id, n) => ({
          id,
          kind: 'yuan' as const,
          label: t('pages.year-sum', { year: base + n }),
          ...(n > 3 ? { optional: true as const } : {}),
        })),
      ]}
    />
  );
}
