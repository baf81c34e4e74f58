import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { StartDialogue } from './start-dialogue.tsx';
import { StateTag } from './state-tag.tsx';
import './policy-review.css';

/** Drafts of policy documents; a policy officer starts one here. */
export function DraftListPage() {
  const t = useWords('policy-review');
  const text = useText();
  const { search, setSearch, go } = useRoute();
  const [opened, setOpened] = useState(false);
  const records = useRecords({
    filters: [
      {
        id: 'state',
        label: t('pages.list.state'),
        options: contract.draftStates.map((state) => ({
          value: state,
          label: t(`state.${state}`),
        })),
      },
    ],
  });
  const ask = useAsk(contract.listDrafts, { query: records.query });
  const mayDraft = ask.data?.mayDraft === true;
  // A version's page links here with the version to start from.
  const from = search['from'];
  const close = (): void => {
    setOpened(false);
    if (from !== undefined) setSearch({ from: undefined });
  };
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={t('pages.list.lead')}
      actions={
        <>
          <Button onClick={() => go('/desk/policy-drafts/compare')}>
            {t('pages.list.compare')}
          </Button>
          {mayDraft ? (
            <Button type="primary" onClick={() => setOpened(true)}>
              {t('pages.list.start')}
            </Button>
          ) : null}
        </>
      }
    >
      <RecordTable<contract.DraftRow>
        records={records}
        ask={ask}
        label={t('pages.list.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/policy-drafts/${row.id}`}
        empty={t('pages.list.none')}
        columns={[
          { id: 'label', title: t('pages.list.label'), cell: (row) => row.label },
          {
            id: 'document',
            title: t('pages.list.document'),
            cell: (row) => text(row.document.title),
          },
          {
            id: 'state',
            title: t('pages.list.state'),
            cell: (row) => <StateTag state={row.state} />,
          },
          { id: 'version', title: t('pages.list.version'), cell: (row) => row.version },
          {
            id: 'activates',
            title: t('pages.list.activates'),
            cell: (row) => (row.activatesOn === null ? '–' : denseDate(row.activatesOn)),
          },
          {
            id: 'changed',
            title: t('pages.list.changed'),
            cell: (row) => `${denseMoment(row.changedAt)} ${row.changedBy}`,
          },
        ]}
        narrow={{
          title: (row) => row.label,
          body: (row) => (
            <>
              <StateTag state={row.state} /> {text(row.document.title)} {denseMoment(row.changedAt)}
            </>
          ),
        }}
      />
      {mayDraft && (opened || from !== undefined) ? (
        <StartDialogue from={from ?? ''} onClose={close} />
      ) : null}
    </DeskPage>
  );
}
