import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import type { Problem } from '@yanzhen/web-kit/problem.ts';
import { hasWords, useWords } from '@yanzhen/web-kit/words.ts';
import { Table } from 'antd';
import * as contract from '../contract.ts';

/** Every place of a bank's answer that is wrong: its line, its field, what to do. */
export function AnswerFaults({ problem }: { readonly problem: Problem }) {
  const t = useWords('payments');
  const faults = problem.errors.filter((error) => error.code !== contract.faults.answerFaulty);
  return (
    <Notice tone="bad" title={problem.title}>
      {problem.detail === undefined ? null : <p>{problem.detail}</p>}
      <Table
        size="small"
        pagination={false}
        aria-label={t('pages.batch.faults-title')}
        rowKey={(error) => `${error.field} ${error.code} ${error.says}`}
        dataSource={faults}
        columns={[
          {
            key: 'line',
            title: t('pages.batch.fault-line'),
            render: (_, { field }) => placeOf(field).line ?? t('pages.batch.whole-file'),
          },
          {
            key: 'field',
            title: t('pages.batch.fault-field'),
            render: (_, { field }) => {
              const key = `pages.batch.field.${placeOf(field).name}`;
              return hasWords('payments', key) ? t(key) : placeOf(field).name;
            },
          },
          { key: 'says', title: t('pages.batch.fault-says'), render: (_, { says }) => says },
          {
            key: 'remedy',
            title: t('pages.batch.fault-remedy'),
            render: (_, { remedy }) => remedy,
          },
        ]}
      />
    </Notice>
  );
}

/** `lines.3.amount` is the amount on line 3; `file.encoding` is about the file. */
function placeOf(field: string): { line: string | undefined; name: string } {
  const [group, second = '', third = ''] = field.split('.');
  return group === 'lines' ? { line: second, name: third } : { line: undefined, name: second };
}
