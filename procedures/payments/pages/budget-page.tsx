import { yuanForReader, type Fen } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { BudgetLine } from '../contract.ts';
import { BudgetDialogue, type BudgetAct } from './budget-dialogue.tsx';
import { useNames } from './names.ts';
import './payments.css';

/** Budget lines with where their money is. */
export function BudgetPage() {
  const t = useWords('payments');
  const names = useNames();
  const ask = useAsk(contract.listBudgetLines, {});
  const [act, setAct] = useState<BudgetAct | null>(null);
  const mayChange = ask.data?.mayChange ?? false;
  return (
    <DeskPage
      title={t('pages.budget.title')}
      lead={t('pages.budget.lead')}
      actions={
        mayChange ? (
          <Button type="primary" onClick={() => setAct({ kind: 'open' })}>
            {t('pages.budget.open')}
          </Button>
        ) : undefined
      }
    >
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.budget.empty')}>
              <p>{t('pages.budget.empty-says')}</p>
            </EmptyState>
          ) : (
            rows.map((line) => (
              <DeskSheet
                key={line.id}
                title={`${names.benefit(line.benefitId)} · ${line.year} · ${t('pages.budget.total')} ${yuanForReader(line.totalFen)}`}
                actions={
                  <div className="yz-desk-acts">
                    {mayChange ? (
                      <>
                        <Button size="small" onClick={() => setAct({ kind: 'add', line })}>
                          {t('pages.budget.add')}
                        </Button>
                        <Button size="small" onClick={() => setAct({ kind: 'cut', line })}>
                          {t('pages.budget.cut')}
                        </Button>
                      </>
                    ) : null}
                    <Link to={`/desk/payments/budget/${line.id}`}>
                      {t('pages.budget.entries')}
                      <span className="yz-hidden">{names.benefit(line.benefitId)}</span>
                    </Link>
                  </div>
                }
              >
                <Bar line={line} />
              </DeskSheet>
            ))
          )
        }
      </Asked>
      {act === null ? null : (
        <BudgetDialogue
          key={act.kind}
          act={act}
          benefits={names.benefits}
          onClose={() => setAct(null)}
        />
      )}
    </DeskPage>
  );
}

/** Paid, instructed, reserved, available: one bar, and each part in figures. */
function Bar({ line }: { readonly line: BudgetLine }) {
  const t = useWords('payments');
  const parts: readonly { id: 'paid' | 'instructed' | 'reserved' | 'available'; fen: Fen }[] = [
    { id: 'paid', fen: line.paidFen },
    { id: 'instructed', fen: line.instructedFen },
    { id: 'reserved', fen: line.reservedFen },
    { id: 'available', fen: line.availableFen },
  ];
  const says = t('pages.budget.bar', {
    available: yuanForReader(line.availableFen),
    reserved: yuanForReader(line.reservedFen),
    instructed: yuanForReader(line.instructedFen),
    paid: yuanForReader(line.paidFen),
  });
  return (
    <>
      <div className="payments-bar" role="img" aria-label={says}>
        {parts.map(({ id, fen }) =>
          fen === 0 ? null : (
            <span key={id} className={`payments-${id}`} style={{ flexGrow: fen }} />
          ),
        )}
      </div>
      <dl className="payments-parts">
        {parts.map(({ id, fen }) => (
          <div key={id}>
            <i className={`payments-${id}`} aria-hidden="true" />
            <dt>{t(`account.${id}`)}</dt>
            <dd>{yuanForReader(fen)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
