import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import * as contract from '../contract.ts';
import { useChoices } from './platform-fields.ts';

const schema = bodySchema(contract.setGoal).extend({
  year: z.int().min(2000).max(2199),
  level: z.enum(contract.levels),
});

/** What the city wants by the end of a year, and how far it is. */
export function Goals({ mayKeep }: { readonly mayKeep: boolean }) {
  const t = useWords('platforms');
  const { today } = useSession();
  const { levels } = useChoices();
  const ask = useAsk(contract.listGoals, {});
  const setting = useTell(contract.setGoal);
  return (
    <DeskSheet
      title={t('pages.goals')}
      actions={
        mayKeep ? (
          <FormButtonPanel
            title={t('pages.set-goal')}
            schema={schema}
            onSend={({ year, level, ...body }) => setting.tell({ params: { year, level }, body })}
            fields={[
              {
                id: 'year',
                kind: 'number',
                label: t('pages.fields.year'),
                first: today.slice(0, 4),
              },
              { id: 'level', kind: 'choice', label: t('pages.fields.level'), options: levels },
              { id: 'target', kind: 'number', label: t('pages.fields.target') },
              { id: 'document', kind: 'line', label: t('pages.fields.goal-document') },
            ]}
          />
        ) : undefined
      }
    >
      <Asked of={ask} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>{t('pages.goals-none')}</p>
          ) : (
            <div>
              {rows.map((row) => (
                <p key={row.id}>
                  <strong>{t('pages.goal', { ...row, level: t(`level.${row.level}`) })}</strong>{' '}
                  {t('pages.goal-actual', {
                    actual: row.actual,
                    gap:
                      row.actual >= row.target
                        ? t('pages.goal-reached')
                        : t('pages.goal-missing', { count: row.target - row.actual }),
                  })}{' '}
                  <small>{row.document}</small>
                </p>
              ))}
            </div>
          )
        }
      </Asked>
    </DeskSheet>
  );
}
