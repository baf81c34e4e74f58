import './imports.css';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { upload } from '@yanzhen/web-kit/client.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { EmptyState, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Moment, Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useDownload } from '@yanzhen/web-kit/use-download.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { ImportEndpoints, ImportState, ImportView } from '../contract.ts';

/** Largest upload, 10 MB, as the server's `limits.ts` says. */
const maxBytes = 10 * 1024 * 1024;

interface ImportsPanelProps {
  readonly of: ImportEndpoints;
  /** Which of the kind, e.g. a benefit; '' where there is only one. */
  readonly subject: string;
  /** Address of one import, below the city. */
  readonly addressOf: (importId: string) => string;
  /** Where the page hands out something else to fill in. */
  readonly withoutTemplate?: boolean;
}

/** Template, upload and history of one kind of import; any feature puts it on a page of its own. */
export function ImportsPanel({
  of,
  subject,
  addressOf,
  withoutTemplate = false,
}: ImportsPanelProps) {
  const t = useWords('imports');
  const { go } = useRoute();
  const { problem, save } = useDownload();
  const send = async (file: File, onProgress: (share: number) => void) => {
    const input = { body: { subject }, files: { file } };
    const { importId, resumed } = await upload(of.upload, input, onProgress);
    if (resumed) announce(t('pages.upload.resumed'));
    go(addressOf(importId));
  };
  return (
    <>
      {withoutTemplate ? null : (
        <Card title={t('pages.template.title')}>
          <p>{t('pages.template.says')}</p>
          <Actions>
            <Button tone="secondary" onClick={() => void save(of.template, { query: { subject } })}>
              {t('pages.template.get')}
            </Button>
          </Actions>
          {problem === null ? null : <ProblemNotice problem={problem} />}
        </Card>
      )}
      <Card title={t('pages.upload.title')}>
        <FileUpload
          id="import-file"
          label={t('pages.upload.label')}
          hint={t('pages.upload.hint')}
          accept=".xlsx,.xls,.csv,.txt"
          maxBytes={maxBytes}
          maxFiles={1}
          files={[]}
          onUpload={send}
        />
      </Card>
      <History of={of} subject={subject} addressOf={addressOf} />
    </>
  );
}

function History({ of, subject, addressOf }: ImportsPanelProps) {
  const t = useWords('imports');
  const { search, setSearch } = useRoute();
  const { after } = search;
  const list = useAsk(
    of.list,
    { query: { subject, limit: 20, ...(after === undefined ? {} : { after }) } },
    { freshFor: 0 },
  );
  return (
    <section className="imp-section">
      <h2>{t('pages.history.title')}</h2>
      <Asked of={list}>
        {(reply) =>
          reply.rows.length === 0 ? (
            <EmptyState title={t('pages.history.none')}>
              <p>{t('pages.history.none-says')}</p>
            </EmptyState>
          ) : (
            <>
              <PlainTable
                caption={t('pages.history.label')}
                rows={reply.rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    id: 'file',
                    title: t('pages.history.file'),
                    cell: (row) => (
                      <Link to={addressOf(row.id)} className="imp-file">
                        {row.fileName}
                      </Link>
                    ),
                  },
                  {
                    id: 'state',
                    title: t('pages.history.state'),
                    cell: (row) => <ImportStateTag state={row.state} />,
                  },
                  {
                    id: 'rows',
                    title: t('pages.history.rows'),
                    align: 'end',
                    cell: (row) => row.rows.total,
                  },
                  {
                    id: 'who',
                    title: t('pages.history.who'),
                    cell: (row) => <Done by={row.uploadedBy} at={row.uploadedAt} />,
                  },
                  {
                    id: 'accepted',
                    title: t('pages.history.accepted'),
                    cell: (row) => <Done by={row.acceptedBy} at={row.acceptedAt} />,
                  },
                ]}
              />
              <Actions>
                {reply.next === null ? null : (
                  <Button
                    tone="secondary"
                    onClick={() => setSearch({ after: reply.next ?? undefined })}
                  >
                    {t('pages.history.more')}
                  </Button>
                )}
                {after === undefined ? null : (
                  <Button tone="quiet" onClick={() => setSearch({ after: undefined })}>
                    {t('pages.history.first')}
                  </Button>
                )}
              </Actions>
            </>
          )
        }
      </Asked>
    </section>
  );
}

function Done({ by, at }: { readonly by: ImportView['acceptedBy']; readonly at: string | null }) {
  if (by === null || at === null) return <>—</>;
  return (
    <>
      {by} <Moment at={at} />
    </>
  );
}

const tones: Readonly<Record<ImportState, Tone>> = {
  reading: 'waiting',
  checking: 'waiting',
  checked: 'attention',
  keeping: 'waiting',
  kept: 'good',
  undoing: 'waiting',
  undone: 'plain',
  discarded: 'plain',
  failed: 'bad',
};

export function ImportStateTag({ state }: { readonly state: ImportState }) {
  const t = useWords('imports');
  return <Tag tone={tones[state]}>{t(`pages.state.${state}`)}</Tag>;
}
