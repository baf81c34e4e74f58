import { yuanInWords } from '@yanzhen/values/money-in-words.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { download } from '@yanzhen/web-kit/client.ts';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import * as contract from '../contract.ts';
import * as voids from '../contract-voids.ts';
import type { BatchDetail } from '../contract.ts';
import { useNames } from './names.ts';
import './payments.css';

/** The payment voucher of one batch (拨付凭证), for the file of accounts: sums in figures and in words. */
export function VoucherPage() {
  const t = useWords('payments');
  const { params } = useRoute();
  const batchId = params['batchId'] ?? '';
  const ask = useAsk(contract.showBatch, { params: { batchId } });
  const number = ask.data?.number ?? '';
  return (
    <DeskPage
      title={t('pages.voucher.title', { number })}
      crumbs={[
        { says: t('pages.batch.back'), to: '/desk/payments/batches' },
        { says: number, to: `/desk/payments/batches/${batchId}` },
      ]}
      actions={
        <>
          <Button onClick={() => print()}>{t('pages.voucher.print')}</Button>
          {ask.data ? <VoucherPdf batch={ask.data} onMade={() => ask.refetch()} /> : null}
        </>
      }
    >
      <Asked of={ask}>{(batch) => <Voucher batch={batch} />}</Asked>
    </DeskPage>
  );
}

interface VoucherPdfProps {
  readonly batch: BatchDetail;
  readonly onMade: () => Promise<unknown>;
}

/** The voucher as the kept PDF; made by finance once the batch went to the bank. */
function VoucherPdf({ batch, onMade }: VoucherPdfProps) {
  const t = useWords('payments');
  const params = { batchId: batch.id };
  const kept = batch.voucher !== null;
  if (!kept && !batch.moves.includes('voucher')) return null;
  return (
    <MoveButtons
      moves={[
        {
          id: 'pdf',
          label: t('pages.voucher.pdf'),
          tone: 'primary',
          ...(kept ? {} : { explains: t('pages.voucher.pdf-says') }),
          doneSays: t('pages.voucher.pdf-done'),
        },
      ]}
      onMove={async () => {
        if (kept) await download(voids.downloadVoucher, { params });
        else await download(voids.makeVoucher, { params });
        await onMade();
      }}
    />
  );
}

function Voucher({ batch }: { readonly batch: BatchDetail }) {
  const t = useWords('payments');
  const names = useNames();
  const lines = batch.lines.filter((line) => line.state !== 'removed');
  const signature = (signed: BatchDetail['signed']) =>
    signed === null ? '' : `${signed.name} ${denseMoment(signed.at)}`;
  return (
    <article className="payments-voucher yz-sheet">
      <h2>{t('pages.voucher.heading')}</h2>
      <dl>
        <div>
          <dt>{t('pages.voucher.number')}</dt>
          <dd>{batch.number}</dd>
        </div>
        <div>
          <dt>{t('pages.batches.benefit')}</dt>
          <dd>{names.benefit(batch.benefitId)}</dd>
        </div>
        <div>
          <dt>{t('pages.batches.state')}</dt>
          <dd>{t(`state.${batch.state}`)}</dd>
        </div>
      </dl>
      <div className="payments-voucher-lines">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('pages.voucher.line')}</th>
              <th scope="col">{t('pages.voucher.reference')}</th>
              <th scope="col">{t('pages.voucher.name')}</th>
              <th scope="col">{t('pages.voucher.account')}</th>
              <th scope="col">{t('pages.voucher.amount')}</th>
              <th scope="col">{t('pages.voucher.words')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>{line.number}</td>
                <td>{line.reference}</td>
                <td>{line.name}</td>
                <td>{[line.bankName, line.account].filter(Boolean).join(' ')}</td>
                <td>{yuanForReader(line.amountFen)}</td>
                <td>{yuanInWords(line.amountFen)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('pages.voucher.sum', { count: lines.length })}
              </th>
              <td>{yuanForReader(batch.totalFen)}</td>
              <td>{yuanInWords(batch.totalFen)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <dl>
        <div>
          <dt>{t('pages.batches.prepared')}</dt>
          <dd>{signature(batch.prepared)}</dd>
        </div>
        <div>
          <dt>{t('pages.batches.signed')}</dt>
          <dd>{signature(batch.signed)}</dd>
        </div>
        <div>
          <dt>{t('pages.batches.released')}</dt>
          <dd>{signature(batch.released)}</dd>
        </div>
      </dl>
      {batch.voucher === null ? null : (
        <p className="yz-small payments-digest">
          {t('pages.voucher.kept', { at: denseMoment(batch.voucher.madeAt) })}{' '}
          {batch.voucher.sha256}
        </p>
      )}
    </article>
  );
}
