import { yuanInWords } from '@yanzhen/values/money-in-words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { download } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons, type DeskMove } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import * as voids from '../contract-voids.ts';
import type { BatchDetail } from '../contract.ts';
import { AnswerSheet } from './answer-sheet.tsx';
import { BatchLines } from './batch-lines.tsx';
import { BatchState } from './batches-page.tsx';
import { useNames } from './names.ts';
import { VoidNotice } from './void-notice.tsx';
import './payments.css';

/** One batch: its lines, its three signatures, the bank's answer. */
export function BatchPage() {
  const t = useWords('payments');
  const { params } = useRoute();
  const ask = useAsk(contract.showBatch, { params: { batchId: params['batchId'] ?? '' } });
  const batch = ask.data;
  return (
    <DeskPage
      title={t('pages.batch.title', { number: batch?.number ?? '' })}
      crumbs={[{ says: t('pages.batch.back'), to: '/desk/payments/batches' }]}
      meta={batch ? <BatchState state={batch.state} /> : undefined}
      actions={
        batch ? (
          <>
            <Link to={`/desk/payments/batches/${batch.id}/voucher`}>{t('pages.voucher.open')}</Link>
            <BatchMoves batch={batch} onExported={() => ask.refetch()} />
          </>
        ) : undefined
      }
    >
      <Asked of={ask}>
        {(shown) => (
          <>
            <BatchFacts batch={shown} />
            <VoidNotice asked={shown.void} />
            <AnswerSheet batch={shown} />
            <BatchLines batch={shown} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface BatchMovesProps {
  readonly batch: BatchDetail;
  readonly onExported: () => Promise<unknown>;
}

/** Signing, releasing and voiding, each confirmed with what it means. */
function BatchMoves({ batch, onExported }: BatchMovesProps) {
  const t = useWords('payments');
  const signing = useTell(contract.signBatch);
  const asking = useTell(voids.askVoid);
  const confirming = useTell(voids.confirmVoid);
  const dropping = useTell(voids.dropVoid);
  const params = { batchId: batch.id };
  const sum = yuanForReader(batch.totalFen);
  const moves: DeskMove[] = [];
  if (batch.moves.includes('sign')) {
    const values = { count: batch.lineCount, sum, words: yuanInWords(batch.totalFen) };
    moves.push({
      id: 'sign',
      label: t('pages.batch.sign'),
      tone: 'primary',
      explains: t('pages.batch.sign-says', values),
      doneSays: t('pages.batch.signed-says'),
    });
  }
  if (batch.moves.includes('export')) {
    const first = batch.state === 'signed';
    moves.push({
      id: 'export',
      label: t(first ? 'pages.batch.export' : 'pages.batch.export-again'),
      tone: first ? 'primary' : 'plain',
      explains: t(first ? 'pages.batch.export-says' : 'pages.batch.export-again-says'),
      reason: first ? 'none' : 'required',
      doneSays: t('pages.batch.exported'),
    });
  }
  if (batch.moves.includes('ask-void')) {
    moves.push({
      id: 'ask-void',
      label: t('pages.batch.ask-void'),
      tone: 'danger',
      explains: t('pages.batch.ask-void-says'),
      reason: 'required',
      doneSays: t('pages.batch.void-asked'),
    });
  }
  if (batch.moves.includes('confirm-void')) {
    const values = {
      name: batch.void?.asked.name ?? '',
      reason: batch.void?.reason ?? '',
      count: batch.lineCount,
    };
    moves.push({
      id: 'confirm-void',
      label: t('pages.batch.confirm-void'),
      tone: 'danger',
      explains: t('pages.batch.confirm-void-says', values),
      doneSays: t('pages.batch.void-confirmed'),
    });
  }
  if (batch.moves.includes('drop-void')) {
    moves.push({
      id: 'drop-void',
      label: t('pages.batch.drop-void'),
      explains: t('pages.batch.drop-void-says'),
      reason: 'required',
      doneSays: t('pages.batch.void-dropped'),
    });
  }
  return (
    <MoveButtons
      moves={moves}
      onMove={async (id, reason) => {
        if (id === 'sign') {
          const { lineCount, totalFen } = batch;
          await signing.tell({ params, body: { lineCount, totalFen } });
          return;
        }
        if (id === 'ask-void') return asking.tell({ params, body: { reason } });
        if (id === 'confirm-void') return confirming.tell({ params });
        if (id === 'drop-void') return dropping.tell({ params, body: { reason } });
        await download(contract.exportBatch, { params, body: reason ? { reason } : {} });
        await onExported();
      }}
    />
  );
}

function BatchFacts({ batch }: { readonly batch: BatchDetail }) {
  const t = useWords('payments');
  const names = useNames();
  const signature = (signed: BatchDetail['signed']) =>
    signed === null ? '—' : `${signed.name} · ${denseMoment(signed.at)}`;
  return (
    <DeskSheet title={t('pages.batch.summary')}>
      <DeskFacts
        facts={[
          {
            id: 'benefit',
            label: t('pages.batches.benefit'),
            value: names.benefit(batch.benefitId),
          },
          { id: 'lines', label: t('pages.batches.lines'), value: batch.lineCount },
          {
            id: 'total',
            label: t('pages.batches.total'),
            value: <strong>{yuanForReader(batch.totalFen)}</strong>,
          },
          { id: 'words', label: t('pages.batch.in-words'), value: yuanInWords(batch.totalFen) },
          {
            id: 'prepared',
            label: t('pages.batches.prepared'),
            value: signature(batch.prepared),
          },
          { id: 'signed', label: t('pages.batches.signed'), value: signature(batch.signed) },
          {
            id: 'released',
            label: t('pages.batches.released'),
            value: signature(batch.released),
          },
          {
            id: 'digest',
            label: t('pages.batch.digest'),
            value: <span className="payments-digest">{batch.fileDigest ?? '—'}</span>,
          },
        ]}
      />
      <p className="yz-small">
        {t('pages.batch.steps')} {batch.moves.length === 0 ? t('pages.batch.nothing-to-do') : ''}
      </p>
    </DeskSheet>
  );
}
