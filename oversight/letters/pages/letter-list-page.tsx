import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Select as PlainSelect } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Modal } from 'antd';
import { useState, type FormEvent } from 'react';
import * as contract from '../contract.ts';
import { StateTag } from './state-tag.tsx';
import './letters.css';

/** Reply letters; a drafter starts one here. */
export function LetterListPage() {
  const t = useWords('letters');
  const [starting, setStarting] = useState(false);
  const records = useRecords({
    filters: [
      {
        id: 'state',
        label: t('pages.list.state'),
        options: contract.letterStates.map((state) => ({
          value: state,
          label: t(`state.${state}`),
        })),
      },
    ],
  });
  const ask = useAsk(contract.listLetters, { query: records.query });
  return (
    <DeskPage
      title={t('pages.list.title')}
      lead={t('pages.list.lead')}
      actions={
        ask.data?.mayDraft ? (
          <Button type="primary" onClick={() => setStarting(true)}>
            {t('pages.list.start')}
          </Button>
        ) : undefined
      }
    >
      <RecordTable<contract.LetterRow>
        records={records}
        ask={ask}
        label={t('pages.list.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/letters/${row.id}`}
        empty={t('pages.list.none')}
        columns={[
          { id: 'title', title: t('pages.list.letter'), cell: (row) => row.title },
          { id: 'number', title: t('pages.list.number'), cell: (row) => row.number ?? '–' },
          {
            id: 'suggestion',
            title: t('pages.list.suggestion'),
            cell: (row) => row.suggestionNumber,
          },
          { id: 'deputy', title: t('pages.list.deputy'), cell: (row) => row.deputyName },
          {
            id: 'state',
            title: t('pages.list.state'),
            cell: (row) => <StateTag state={row.state} />,
          },
          {
            id: 'with',
            title: t('pages.list.with'),
            cell: (row) => (row.holder === null ? '–' : t(`holder.${row.holder}`)),
          },
          {
            id: 'changed',
            title: t('pages.list.changed'),
            cell: (row) => denseMoment(row.changedAt),
          },
        ]}
        narrow={{
          title: (row) => row.title,
          body: (row) => (
            <>
              <StateTag state={row.state} /> {row.number ?? ''} {denseMoment(row.changedAt)}
            </>
          ),
        }}
      />
      {starting ? <StartDialogue onClose={() => setStarting(false)} /> : null}
    </DeskPage>
  );
}

function StartDialogue({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('letters');
  const templates = useAsk(contract.listTemplates, {});
  return (
    <Modal open title={t('pages.list.start')} footer={null} onCancel={onClose}>
      <Asked of={templates}>
        {({ rows }) =>
          rows[0] === undefined ? (
            <Notice>{t('pages.list.no-template')}</Notice>
          ) : (
            <StartForm templates={rows} first={rows[0].id} />
          )
        }
      </Asked>
    </Modal>
  );
}

type Template = (typeof contract.listTemplates.reply)['_output']['rows'][number];

function StartForm({
  templates,
  first,
}: {
  readonly templates: readonly Template[];
  readonly first: string;
}) {
  const t = useWords('letters');
  const text = useText();
  const { go } = useRoute();
  const start = useTell(contract.startLetter, { invalidates: [contract.listLetters] });
  const form = useForm(contract.startBody, {
    templateId: first,
    suggestionNumber: '',
    deputyName: '',
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void form.submit(async (body) => {
      const { id } = await start.tell({ body });
      go(`/desk/letters/${id}`);
    });
  };
  return (
    <form onSubmit={send} noValidate className="yz-edit-fields">
      {form.problem === null ? null : <ProblemNotice problem={form.problem} />}
      <PlainSelect
        {...form.field('templateId')}
        label={t('pages.list.template')}
        options={templates.map((row) => ({ value: row.id, label: text(row.name) }))}
      />
      <TextInput {...form.field('suggestionNumber')} label={t('pages.list.suggestion')} />
      <TextInput {...form.field('deputyName')} label={t('pages.list.deputy')} />
      <div className="yz-desk-acts">
        <Button type="primary" htmlType="submit" loading={form.pending}>
          {t('pages.list.create')}
        </Button>
      </div>
    </form>
  );
}
