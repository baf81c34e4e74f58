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
import type { BatchDetail } from '../contract.ts';
import { AnswerSheet } from './answer-sheet.tsx';
import { BatchLines } from './batch-lines.tsx';
import { BatchState } from './batches-page.tsx';
import { useNames } from './names.ts';
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

/** Signing and exporting, each confirmed with what it means. */
function BatchMoves({ batch, onExported }: BatchMovesProps) {
  const t = useWords('payments');
  const signing = useTell(contract.signBatch);
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
  return (
    <MoveButtons
      moves={moves}
      onMove={async (id, reason) => {
        if (id === 'sign') {
          const { lineCount, totalFen } = batch;
          await signing.tell({ params, body: { lineCount, totalFen } });
          return;
        }
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
