import { yuanForReader } from '@yanzhen/values/money.ts';
import { zText } from '@yanzhen/values/fields.ts';
import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextInput } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Modal, Table } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract-budget.ts';
import type { BudgetLine } from '../contract.ts';

interface CloseYearDialogueProps {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
  readonly onClose: () => void;
}

const schema = z.object({ document: zText(200, { lines: 'one' }) });

/** Closes a year: lines that are chosen give what is left back, the others carry it over. */
export function CloseYearDialogue({ year, lines, onClose }: CloseYearDialogueProps) {
  const t = useWords('payments');
  const { tell } = useTell(contract.closeYear);
  const [giveBackLineIds, setGiveBack] = useState<string[]>([]);
  const form = useForm(schema, { document: '' });
  const save = () =>
    form.submit(async ({ document }) => {
      const done = await tell({ params: { year }, body: { document, giveBackLineIds } });
      announce(t('pages.close.done', { year, carried: yuanForReader(done.carriedFen) }));
      onClose();
    });
  return (
    <Modal
      open
      width={720}
      title={t('pages.close.title', { year })}
      okText={t('pages.close.save')}
      okButtonProps={{ danger: true }}
      confirmLoading={form.pending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="yz-form">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {form.problem ? <ProblemNotice problem={form.problem} /> : null}
        <p>{t('pages.close.says', { next: year + 1 })}</p>
        <Table
          size="small"
          pagination={false}
          scroll={{ y: 320 }}
          rowKey="id"
          dataSource={[...lines]}
          rowSelection={{
            columnTitle: t('pages.close.give-back'),
            columnWidth: 96,
            selectedRowKeys: giveBackLineIds,
            onChange: (keys) => setGiveBack(keys.map(String)),
          }}
          columns={[
            { key: 'name', title: t('pages.budget.line'), render: (_, line) => line.name },
            {
              key: 'left',
              title: t('account.available'),
              align: 'end',
              render: (_, line) => yuanForReader(line.availableFen),
            },
            {
              key: 'reserved',
              title: t('account.reserved'),
              align: 'end',
              render: (_, line) => yuanForReader(line.reservedFen),
            },
          ]}
        />
        <TextInput {...form.field('document')} label={t('pages.budget.document')} maxLength={200} />
      </div>
    </Modal>
  );
}
