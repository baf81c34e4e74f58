import { yuanForReader, type Fen } from '@yanzhen/values/money.ts';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Dropdown, Table } from 'antd';
import type { BudgetLine } from '../contract.ts';
import type { BudgetAct } from './budget-dialogue.tsx';
import { useNames } from './names.ts';

const figures = [
  { id: 'appropriation', column: 'totalFen' },
  { id: 'transfer', column: 'transferredFen' },
  { id: 'overdraft', column: 'overdraftFen' },
  { id: 'available', column: 'availableFen' },
  { id: 'reserved', column: 'reservedFen' },
  { id: 'instructed', column: 'instructedFen' },
  { id: 'paid', column: 'paidFen' },
  { id: 'owed', column: 'owedFen' },
] as const;

const acts = ['add', 'cut', 'adjust', 'overdraw'] as const;

interface BudgetTableProps {
  readonly lines: readonly BudgetLine[];
  /** Left out where the reader or the year allows no change. */
  readonly onAct: ((act: BudgetAct) => void) | undefined;
}

/** A year's lines, a row each, with sums below. */
export function BudgetTable({ lines, onAct }: BudgetTableProps) {
  const t = useWords('payments');
  return (
    <Table
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowKey="id"
      dataSource={[...lines]}
      columns={[
        {
          key: 'name',
          title: t('pages.budget.line'),
          width: 260,
          render: (_, line) => <LineName line={line} />,
        },
        ...figures.map(({ id, column }) => ({
          key: id,
          title: t(`account.${id}`),
          align: 'end' as const,
          render: (_: unknown, line: BudgetLine) => (
            <Sum fen={line[column]} red={id === 'overdraft' && line[column] > 0} />
          ),
        })),
        {
          key: 'acts',
          title: t('pages.budget.acts'),
          render: (_, line) => (
            <span className="yz-desk-acts">
              <Link to={`/desk/payments/budget/${line.id}`}>
                {t('pages.budget.entries')}
                <span className="yz-hidden">{line.name}</span>
              </Link>
              {onAct ? (
                <Dropdown
                  trigger={['click']}
                  menu={{
                    items: acts.map((kind) => ({ key: kind, label: t(`pages.budget.${kind}`) })),
                    onClick: ({ key }) => onAct({ kind: key as (typeof acts)[number], line }),
                  }}
                >
                  <Button size="small">
                    {t('pages.budget.change')}
                    <span className="yz-hidden">{line.name}</span>
                  </Button>
                </Dropdown>
              ) : null}
            </span>
          ),
        },
      ]}
      summary={(rows) => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>{t('pages.budget.sum')}</Table.Summary.Cell>
          {figures.map(({ id, column }, index) => (
            <Table.Summary.Cell key={id} index={index + 1} align="right">
              <Sum fen={rows.reduce((sum, line) => sum + line[column], 0)} />
            </Table.Summary.Cell>
          ))}
          <Table.Summary.Cell index={figures.length + 1} />
        </Table.Summary.Row>
      )}
    />
  );
}

function LineName({ line }: { readonly line: BudgetLine }) {
  const t = useWords('payments');
  const names = useNames();
  const payer = line.county ? names.county(line.county) : t(`payer.${line.payer}`);
  const details = [payer, line.subject, ...line.benefitIds.map(names.benefit)].filter(Boolean);
  return (
    <>
      <b>{line.name}</b>
      <span className="payments-detail">{details.join(' · ')}</span>
    </>
  );
}

function Sum({ fen, red = false }: { readonly fen: Fen; readonly red?: boolean }) {
  return (
    <span className={red ? 'payments-sum payments-red' : 'payments-sum'}>{yuanForReader(fen)}</span>
  );
}
