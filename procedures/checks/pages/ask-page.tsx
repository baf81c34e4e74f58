import { listBenefits } from '@yanzhen/registers/policies/contract.ts';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { CaseCheck } from '../contract.ts';
import { stateTones } from './tones.ts';
import './checks.css';

/** Asks the departments about many cases at once. */
export function AskPage() {
  const t = useWords('checks');
  const text = useText();
  const benefits = useAsk(listBenefits, {}).data?.rows ?? [];
  const records = useRecords({
    filters: [
      {
        id: 'benefitId',
        label: t('pages.ask.benefit'),
        options: benefits.map(({ id, name }) => ({ value: id, label: text(name) })),
      },
    ],
  });
  const { benefitId, after } = records.query;
  const ask = useAsk(contract.listAskable, {
    query: { limit: 100, ...(benefitId ? { benefitId } : {}), ...(after ? { after } : {}) },
  });
  const asking = useTell(contract.askDepartments);
  const [keys, setKeys] = useState<readonly string[]>([]);
  const chosen = (ask.data?.rows ?? []).filter((row) => keys.includes(row.applicationId));
  const questions = chosen.flatMap((row) => row.checks.filter((check) => check.state === 'none'));
  const departments = [...new Set(questions.map((each) => text(each.department)))];
  return (
    <DeskPage
      title={t('pages.ask.title')}
      lead={t('pages.ask.lead')}
      crumbs={[{ says: t('pages.ask.back'), to: '/desk/checks' }]}
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.ask.label')}
        rowKey={(row) => row.applicationId}
        chosenKeys={keys}
        onChoose={setKeys}
        actions={
          <>
            <span aria-live="polite" className="checks-chosen">
              {t('pages.ask.chosen', { count: chosen.length, questions: questions.length })}
            </span>
            <MoveButtons
              moves={[
                {
                  id: 'ask',
                  label: t('pages.ask.ask'),
                  tone: 'primary',
                  notNow: questions.length === 0 ? t('pages.ask.choose-first') : undefined,
                  explains: (
                    <>
                      <p>
                        {t('pages.ask.confirm', {
                          questions: questions.length,
                          departments: departments.join(t('pages.ask.separator')),
                        })}
                      </p>
                      <p>{t('pages.ask.confirm-says')}</p>
                    </>
                  ),
                },
              ]}
              onMove={async () => {
                const applicationIds = chosen.map((row) => row.applicationId);
                const { number, asked } = await asking.tell({ body: { applicationIds } });
                setKeys([]);
                announce(t('pages.ask.asked', { number, asked }));
              }}
            />
          </>
        }
        empty={
          <EmptyState title={t('pages.ask.empty')}>
            <p>{t('pages.ask.empty-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => `${row.applicantName} ${row.reference ?? ''}`,
          body: (row) => <Checks checks={row.checks} />,
        }}
        columns={[
          { id: 'reference', title: t('pages.ask.reference'), cell: (row) => row.reference },
          { id: 'name', title: t('pages.ask.name'), cell: (row) => row.applicantName },
          {
            id: 'checks',
            title: t('pages.ask.checks'),
            cell: (row) => <Checks checks={row.checks} />,
          },
          {
            id: 'due',
            title: t('pages.ask.due'),
            cell: (row) => (row.dueOn === null ? '—' : denseDate(row.dueOn)),
          },
        ]}
      />
    </DeskPage>
  );
}

function Checks({ checks }: { readonly checks: readonly CaseCheck[] }) {
  const t = useWords('checks');
  const text = useText();
  if (checks.length === 0) return <>—</>;
  return (
    <span className="checks-tags">
      {checks.map((check) => (
        <span key={check.checkId}>
          {text(check.department)}{' '}
          <Tag tone={stateTones[check.state]}>{t(`question-state.${check.state}`)}</Tag>
        </span>
      ))}
    </span>
  );
}
