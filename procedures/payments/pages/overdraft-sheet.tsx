import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { asProblem, type Problem } from '@yanzhen/web-kit/problem.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Table } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-budget.ts';

/** Acts of the leading group that let lines overdraw; the confirming person acts here. */
export function OverdraftSheet() {
  const t = useWords('payments');
  const ask = useAsk(contract.listOverdraftActs, {});
  const { tell, pending } = useTell(contract.confirmOverdraftAct);
  const [problem, setProblem] = useState<Problem | null>(null);
  const confirm = (actId: string) =>
    void tell({ params: { actId } }).then(
      () => announce(t('pages.budget.changed')),
      (error: unknown) => setProblem(asProblem(error)),
    );
  return (
    <Asked of={ask}>
      {({ rows }) =>
        rows.length === 0 ? null : (
          <DeskSheet title={t('pages.overdraft.title')}>
            {problem ? <ProblemNotice problem={problem} /> : null}
            <Table
              size="small"
              pagination={false}
              scroll={{ x: 'max-content' }}
              rowKey="id"
              dataSource={[...rows]}
              columns={[
                {
                  key: 'line',
                  title: t('pages.budget.line'),
                  render: (_, act) => `${act.lineName} · ${act.year}`,
                },
                {
                  key: 'amount',
                  title: t('pages.budget.amount'),
                  align: 'end',
                  render: (_, act) => yuanForReader(act.amountFen),
                },
                {
                  key: 'document',
                  title: t('pages.overdraft.document'),
                  render: (_, act) => act.document,
                },
                {
                  key: 'reason',
                  title: t('pages.budget.reason'),
                  render: (_, act) => <span className="payments-reason">{act.reason}</span>,
                },
                {
                  key: 'recorded',
                  title: t('pages.overdraft.recorded'),
                  render: (_, act) => `${act.recorded.name} ${denseMoment(act.recorded.at)}`,
                },
                {
                  key: 'confirmed',
                  title: t('pages.overdraft.confirmed'),
                  render: (_, act) =>
                    act.confirmed ? (
                      `${act.confirmed.name} ${denseMoment(act.confirmed.at)}`
                    ) : act.mayConfirm ? (
                      <Button size="small" loading={pending} onClick={() => confirm(act.id)}>
                        {t('pages.overdraft.confirm')}
                        <span className="yz-hidden">{act.document}</span>
                      </Button>
                    ) : (
                      t('pages.overdraft.waits')
                    ),
                },
              ]}
            />
          </DeskSheet>
        )
      }
    </Asked>
  );
}
