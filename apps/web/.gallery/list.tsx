import { Button } from 'antd';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable, type RecordPage } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { Tag, Money } from '@yanzhen/web-kit/plain/texts.tsx';
import type { Ask } from '@yanzhen/web-kit/ask.tsx';
const rows = Array.from({ length: 24 }, (_, i) => ({
  id: String(i),
  reference: `LZ-2026-${String(1000 + i)}`,
  name: ['张*', '李*明', '王*'][i % 3]!,
  org: '泸州某某科技有限公司',
  fen: 25000000 - i * 100000,
  due: `2026-11-${10 + (i % 20)}`,
}));
type Row = (typeof rows)[number];
export function List() {
  const records = useRecords({
    search: true,
    sort: 'due',
    tabs: [
      { id: 'mine', label: '待我办', count: 12, query: {} },
      { id: 'all', label: '全部', count: 12345, query: {} },
    ],
    filters: [
      { id: 'county', label: '区县', options: [{ value: 'jy', label: '江阳区' }] },
      { id: 'state', label: '状态', options: [{ value: 'a', label: '待初审' }] },
    ],
  });
  const empty = records.chosen['q'] !== undefined;
  const ask = {
    data: {
      rows: empty ? [] : rows,
      next: 'x',
      total: 10000,
      totalIsFloor: true,
    } as RecordPage<Row>,
    error: null,
    isPending: false,
    isFetching: false,
    isPlaceholderData: false,
    refetch: () => undefined,
  } as unknown as Ask<RecordPage<Row>>;
  return (
    <DeskPage title="申请" actions={<Button type="primary">批量初审</Button>}>
      <RecordTable
        records={records}
        ask={ask}
        label="申请"
        rowKey={(r) => r.id}
        rowLink={(r) => `/desk/case?id=${r.id}`}
        actions={<Button>导出表格</Button>}
        chosenKeys={['1']}
        onChoose={() => undefined}
        columns={[
          { id: 'reference', title: '编号', cell: (r) => r.reference, sortable: true },
          { id: 'name', title: '申请人', cell: (r) => r.name },
          { id: 'org', title: '用人单位', cell: (r) => r.org },
          { id: 'state', title: '状态', cell: () => <Tag tone="attention">待初审</Tag> },
          {
            id: 'fen',
            title: '金额',
            align: 'end',
            cell: (r) => <Money fen={r.fen} />,
            sortable: true,
          },
          { id: 'due', title: '最迟', cell: (r) => r.due, sortable: true },
        ]}
      />
    </DeskPage>
  );
}
