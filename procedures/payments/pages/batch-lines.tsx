import { yuanForReader } from '@yanzhen/values/money.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { MoveButtons } from '@yanzhen/web-kit/desk/move-buttons.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Table } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { BatchDetail } from '../contract.ts';
import { RecallDialogue } from './recall-dialogue.tsx';

const tones = {
  open: 'waiting',
  removed: 'plain',
  paid: 'good',
  returned: 'bad',
  recalled: 'bad',
  voided: 'plain',
} as const;

/**
 * The lines of a batch with their states; a line can be taken out until the batch is signed, and what the
 * bank sends back after it had arrived is entered.
 */
export function BatchLines({ batch }: { readonly batch: BatchDetail }) {
  const t = useWords('payments');
  const removing = useTell(contract.removeLine);
  const mayRemove = batch.moves.includes('remove');
  const mayRecall = batch.moves.includes('recall');
  const [recalling, setRecalling] = useState<BatchDetail['lines'][number] | null>(null);
  const isLast = batch.lineCount === 1;
  return (
    <DeskSheet title={t('pages.batch.lines-title')}>
      <Table
        size="small"
        pagination={false}
        rowKey={(line) => line.id}
        dataSource={batch.lines}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'number',
            title: t('pages.batch.number'),
            render: (_, line) => line.number ?? '—',
          },
          {
            key: 'reference',
            title: t('pages.batch.reference'),
            render: (_, line) => line.reference,
          },
          { key: 'name', title: t('pages.batch.name'), render: (_, line) => line.name },
          { key: 'bank', title: t('pages.batch.bank'), render: (_, line) => line.bankName },
          { key: 'account', title: t('pages.batch.account'), render: (_, line) => line.account },
          {
            key: 'amount',
            title: t('pages.batch.amount'),
            align: 'end',
            render: (_, line) => yuanForReader(line.amountFen),
          },
          {
            key: 'state',
            title: t('pages.batch.state'),
            render: (_, line) => (
              <Tag tone={tones[line.state]}>{t(`line-state.${line.state}`)}</Tag>
            ),
          },
          { key: 'paid', title: t('pages.batch.paid-on'), render: (_, line) => line.paidOn },
          { key: 'reason', title: t('pages.batch.reason'), render: (_, line) => line.reason },
          ...(mayRemove
            ? [
                {
                  key: 'remove',
                  title: <span className="yz-hidden">{t('pages.batch.remove')}</span>,
                  render: (_: unknown, line: BatchDetail['lines'][number]) =>
                    line.state === 'open' ? (
                      <MoveButtons
                        moves={[
                          {
                            id: 'remove',
                            label: t('pages.batch.remove'),
                            tone: isLast ? 'danger' : 'plain',
                            reason: 'required',
                            doneSays: t('pages.batch.removed'),
                          },
                        ]}
                        onMove={(_id, reason) =>
                          removing.tell({
                            params: { batchId: batch.id, lineId: line.id },
                            body: { reason },
                          })
                        }
                      />
                    ) : null,
                },
              ]
            : []),
          ...(mayRecall
            ? [
                {
                  key: 'recall',
                  title: <span className="yz-hidden">{t('pages.batch.recall')}</span>,
                  render: (_: unknown, line: BatchDetail['lines'][number]) =>
                    line.state === 'paid' ? (
                      <Button size="small" onClick={() => setRecalling(line)}>
                        {t('pages.batch.recall')}
                        <span className="yz-hidden">{line.name}</span>
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {recalling === null ? null : (
        <RecallDialogue batch={batch} line={recalling} onClose={() => setRecalling(null)} />
      )}
    </DeskSheet>
  );
}
