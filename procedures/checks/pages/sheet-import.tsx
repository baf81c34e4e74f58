import { workingStates } from '@yanzhen/procedures/imports/contract.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, type ReplyOf } from '@yanzhen/web-kit/client.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { answerImport } from '../contract.ts';

type Shown = ReplyOf<typeof answerImport.show>;
const tones = { new: 'good', changed: 'waiting', same: 'plain', bad: 'bad' } as const;

/** What one uploaded sheet would do, row by row, and its acceptance. */
export function SheetImport({ importId }: { readonly importId: string }) {
  const params = { importId };
  const first = useAsk(answerImport.show, { params });
  const works = first.data === undefined || workingStates.includes(first.data.state);
  const ask = useAsk(answerImport.show, { params }, works ? { refetchEvery: 1_000 } : {});
  return <Asked of={ask}>{(view) => <Result view={view} />}</Asked>;
}

function Result({ view }: { readonly view: Shown }) {
  const t = useWords('checks');
  const text = useText();
  const accepting = useTell(answerImport.accept);
  const params = { importId: view.id };
  if (workingStates.includes(view.state)) return <p role="status">{t('pages.sheet.working')}</p>;
  if (view.state === 'failed') {
    return (
      <Notice tone="bad" title={t('pages.sheet.failed')}>
        {view.problem ? <p>{text(view.problem)}</p> : null}
      </Notice>
    );
  }
  const accept = async () => {
    await accepting.tell({ params, body: { rows: 'good' } });
    announce(t('pages.sheet.accepted'));
  };
  const { rows } = view;
  return (
    <div className="checks-import">
      {accepting.problem ? <ProblemNotice problem={accepting.problem} /> : null}
      <Notice
        tone={view.state === 'kept' ? 'good' : rows.bad > 0 ? 'attention' : 'info'}
        title={t(view.state === 'kept' ? 'pages.sheet.kept' : 'pages.sheet.tried')}
      >
        <p>{t('pages.sheet.counts', { new: rows.new, same: rows.same, bad: rows.bad })}</p>
        {rows.bad > 0 ? (
          <p>
            <a href={addressOf(answerImport.marked, { params })} download>
              {t('pages.sheet.marked')}
            </a>
          </p>
        ) : null}
      </Notice>
      <Rows importId={view.id} />
      {view.state === 'checked' && rows.new > 0 ? (
        <Button
          type="primary"
          loading={accepting.pending}
          onClick={() => void accept().catch(() => undefined)}
        >
          {t('pages.sheet.accept', { count: rows.new })}
        </Button>
      ) : null}
    </div>
  );
}

function Rows({ importId }: { readonly importId: string }) {
  const t = useWords('checks');
  const text = useText();
  const ask = useAsk(answerImport.rows, { params: { importId }, query: { limit: 100 } });
  return (
    <Asked of={ask}>
      {({ rows }) => (
        <PlainTable
          caption={t('pages.sheet.back')}
          rows={rows}
          rowKey={(row) => String(row.line)}
          columns={[
            { id: 'line', title: t('pages.sheet.line'), cell: (row) => row.line },
            { id: 'label', title: t('pages.mine.number'), cell: (row) => row.label },
            {
              id: 'outcome',
              title: t('pages.sheet.outcome'),
              cell: (row) =>
                row.outcome ? (
                  <Tag tone={tones[row.outcome]}>{t(`pages.sheet.is-${row.outcome}`)}</Tag>
                ) : (
                  '—'
                ),
            },
            {
              id: 'says',
              title: t('pages.sheet.says'),
              cell: (row) =>
                row.problems.length > 0
                  ? row.problems.map((each) => text(each.says)).join(' ')
                  : row.says
                    ? text(row.says)
                    : '',
            },
          ]}
        />
      )}
    </Asked>
  );
}
