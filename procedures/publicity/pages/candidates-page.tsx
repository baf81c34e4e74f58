import { yuanForReader } from '@yanzhen/values/money.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { useNames } from './names.ts';
import { PublishDialogue } from './publish-dialogue.tsx';

/** Approved applications that wait for their public notice. */
export function CandidatesPage() {
  const t = useWords('publicity');
  const names = useNames();
  const records = useRecords({
    filters: [{ id: 'benefitId', label: t('pages.candidates.benefit'), options: names.benefits }],
  });
  const { benefitId, after } = records.query;
  const ask = useAsk(contract.listCandidates, {
    query: { limit: 100, ...(benefitId ? { benefitId } : {}), ...(after ? { after } : {}) },
  });
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [previewing, setPreviewing] = useState(false);
  const chosen = (ask.data?.rows ?? []).filter((row) => keys.includes(row.applicationId));
  const mixed = new Set(chosen.map((row) => row.benefitId)).size > 1;
  return (
    <DeskPage title={t('pages.candidates.title')} lead={t('pages.candidates.lead')}>
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.candidates.label')}
        rowKey={(row) => row.applicationId}
        chosenKeys={keys}
        onChoose={setKeys}
        actions={
          <>
            <span aria-live="polite" className="publicity-chosen">
              {mixed
                ? t('pages.candidates.one-benefit')
                : t('pages.candidates.chosen', { count: chosen.length })}
            </span>
            <Button
              type="primary"
              disabled={chosen.length === 0 || mixed}
              onClick={() => setPreviewing(true)}
            >
              {t('pages.candidates.publish')}
            </Button>
          </>
        }
        empty={
          <EmptyState title={t('pages.candidates.empty')}>
            <p>{t('pages.candidates.empty-says')}</p>
          </EmptyState>
        }
        columns={[
          {
            id: 'reference',
            title: t('pages.candidates.reference'),
            cell: (row) => row.reference,
          },
          { id: 'name', title: t('pages.candidates.name'), cell: (row) => row.name },
          { id: 'masked', title: t('pages.candidates.masked'), cell: (row) => row.maskedName },
          {
            id: 'benefit',
            title: t('pages.candidates.benefit'),
            cell: (row) => names.benefit(row.benefitId),
          },
          { id: 'employer', title: t('pages.candidates.employer'), cell: (row) => row.employer },
          {
            id: 'county',
            title: t('pages.candidates.county'),
            cell: (row) => names.county(row.county),
          },
          {
            id: 'amount',
            title: t('pages.candidates.amount'),
            align: 'end',
            cell: (row) => yuanForReader(row.amountFen),
          },
          {
            id: 'due',
            title: t('pages.candidates.due'),
            cell: (row) => (row.dueOn === null ? null : denseDate(row.dueOn)),
          },
        ]}
      />
      {previewing ? (
        <PublishDialogue
          candidates={chosen}
          names={names}
          onClose={() => {
            setPreviewing(false);
            setKeys([]);
          }}
        />
      ) : null}
    </DeskPage>
  );
}
