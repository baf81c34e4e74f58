import { Button } from 'antd';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { download } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { downloadAnchor, showTrail } from '../contract.ts';
import './upkeep.css';

/** The newest seals, to be compared with what was kept outside. */
export function TrailPage() {
  const t = useWords('upkeep');
  const records = useRecords({});
  const ask = useAsk(showTrail, {});
  return (
    <DeskPage
      title={t('pages.trail.title')}
      lead={t('pages.trail.lead')}
      actions={
        <Button type="primary" onClick={() => void download(downloadAnchor, {})}>
          {t('pages.trail.save')}
        </Button>
      }
    >
      {ask.data ? (
        <DeskFacts
          facts={[
            { id: 'waiting', label: t('pages.trail.waiting'), value: ask.data.unsealed },
            { id: 'key', label: t('pages.trail.key'), value: <code>{ask.data.keyId}</code> },
            {
              id: 'public',
              label: t('pages.trail.public-key'),
              value: <pre className="yz-trail-code">{ask.data.publicKey.trim()}</pre>,
              span: 2,
            },
            {
              id: 'verify',
              label: t('pages.trail.verify'),
              value: t('pages.trail.verify-says'),
              span: 2,
            },
          ]}
        />
      ) : null}
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.trail.label')}
        rowKey={(row) => String(row.number)}
        empty={
          <EmptyState title={t('pages.trail.none')}>
            <p>{t('pages.trail.none-says')}</p>
          </EmptyState>
        }
        narrow={{
          title: (row) => row.number.toLocaleString('en-US'),
          body: (row) => (
            <>
              <div>
                {denseMoment(row.sealedAt)}
                {' · '}
                {t('pages.trail.rows')} {row.rowCount}
              </div>
              <code className="yz-trail-code">{row.digest}</code>
            </>
          ),
        }}
        columns={[
          {
            id: 'number',
            title: t('pages.trail.number'),
            align: 'end',
            width: 90,
            cell: (row) => row.number.toLocaleString('en-US'),
          },
          {
            id: 'sealed-at',
            title: t('pages.trail.sealed-at'),
            width: 170,
            cell: (row) => denseMoment(row.sealedAt),
          },
          {
            id: 'rows',
            title: t('pages.trail.rows'),
            align: 'end',
            width: 90,
            cell: (row) => row.rowCount,
          },
          {
            id: 'digest',
            title: t('pages.trail.digest'),
            cell: (row) => <code className="yz-trail-code">{row.digest}</code>,
          },
        ]}
      />
    </DeskPage>
  );
}
