import { yuanForReader } from '@yanzhen/values/money.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { EmptyState, Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { BudgetLine, BudgetYear } from '../contract.ts';
import { BudgetBar } from './budget-bar.tsx';
import { BudgetDialogue, type BudgetAct } from './budget-dialogue.tsx';
import { BudgetTable } from './budget-table.tsx';
import { CloseYearDialogue } from './close-year-dialogue.tsx';
import { ForecastSheet } from './forecast-sheet.tsx';
import { OpenLineDialogue } from './open-line-dialogue.tsx';
import { OverdraftSheet } from './overdraft-sheet.tsx';
import './payments.css';

/** A year's budget lines with where their money is; what overdrew stands in red. */
export function BudgetPage() {
  const t = useWords('payments');
  const { today } = useSession();
  const ask = useAsk(contract.listBudgetLines, {});
  const [opening, setOpening] = useState(false);
  const [act, setAct] = useState<BudgetAct | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [closing, setClosing] = useState<number | null>(null);
  const mayChange = ask.data?.mayChange ?? false;
  return (
    <DeskPage
      title={t('pages.budget.title')}
      lead={t('pages.budget.lead')}
      actions={
        mayChange ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t('pages.budget.open')}
          </Button>
        ) : undefined
      }
    >
      <Asked of={ask}>
        {({ rows, years }) => {
          const [newest] = years;
          if (!newest) {
            return (
              <EmptyState title={t('pages.budget.empty')}>
                <p>{t('pages.budget.empty-says')}</p>
              </EmptyState>
            );
          }
          const year = years.find((each) => each.year === chosen) ?? newest;
          return (
            <>
              <Segmented
                aria-label={t('pages.budget.year')}
                value={year.year}
                options={years.map((each) => ({ value: each.year, label: String(each.year) }))}
                onChange={setChosen}
              />
              <YearSheet
                year={year}
                lines={rows.filter((line) => line.year === year.year)}
                onAct={mayChange && !year.closed ? setAct : undefined}
                onClose={
                  mayChange && !year.closed && year.year < Number(today.slice(0, 4))
                    ? () => setClosing(year.year)
                    : undefined
                }
              />
              <OverdraftSheet />
              <ForecastSheet />
              {act ? (
                <BudgetDialogue
                  key={act.kind}
                  act={act}
                  lines={rows.filter((line) => line.year === year.year && !line.closed)}
                  onClose={() => setAct(null)}
                />
              ) : null}
              {closing === null ? null : (
                <CloseYearDialogue
                  year={closing}
                  lines={rows.filter((line) => line.year === closing)}
                  onClose={() => setClosing(null)}
                />
              )}
            </>
          );
        }}
      </Asked>
      {opening ? <OpenLineDialogue onClose={() => setOpening(false)} /> : null}
    </DeskPage>
  );
}

interface YearSheetProps {
  readonly year: BudgetYear;
  readonly lines: readonly BudgetLine[];
  readonly onAct: ((act: BudgetAct) => void) | undefined;
  readonly onClose: (() => void) | undefined;
}

function YearSheet({ year, lines, onAct, onClose }: YearSheetProps) {
  const t = useWords('payments');
  const overdrawn = lines.filter((line) => line.overdraftFen > 0);
  const growth = year.growth
    ? t('pages.budget.growth', {
        percent: (year.growth.hundredths / 100).toFixed(2),
        base: yuanForReader(year.growth.baseFen),
        city: yuanForReader(year.cityFen),
        year: year.growth.baseYear,
      })
    : t('pages.budget.no-base', { city: yuanForReader(year.cityFen) });
  return (
    <DeskSheet
      title={t('pages.budget.year-total', { year: year.year, yuan: yuanForReader(year.totalFen) })}
      actions={
        onClose ? (
          <Button size="small" onClick={onClose}>
            {t('pages.budget.close')}
          </Button>
        ) : year.closed ? (
          <span>{t('pages.budget.closed', { document: year.document ?? '' })}</span>
        ) : undefined
      }
    >
      <p className="payments-growth">{growth}</p>
      {overdrawn.length > 0 ? (
        <Notice tone="bad" title={t('pages.budget.overdrawn', { count: overdrawn.length })}>
          {overdrawn
            .map((line) => `${line.name} ${yuanForReader(line.overdraftFen)}`)
            .join(t('pages.budget.and'))}
        </Notice>
      ) : null}
      <BudgetBar lines={lines} />
      <BudgetTable lines={lines} onAct={onAct} />
    </DeskSheet>
  );
}
