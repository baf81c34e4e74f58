import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { Terms } from '../contract.ts';
import './my-appeals.css';

/** What the law gives beside and after an appeal. */
export function Remedies({ terms }: { readonly terms: Terms }) {
  const t = useWords('appeals');
  const text = useText();
  const { reconsideration, court } = terms;
  return (
    <Card title={t('pages.remedies.title')} tone="quiet">
      <ul className="appeal-list">
        <li>
          {t('pages.remedies.reconsideration', {
            days: reconsideration.days,
            organ: text(reconsideration.organ),
          })}
        </li>
        <li>{t('pages.remedies.court', { months: court.months, court: text(court.organ) })}</li>
      </ul>
      <p className="yz-small">{t('pages.remedies.beside')}</p>
    </Card>
  );
}

/** How an appeal goes, with its days. */
export function HowItWorks({ terms }: { readonly terms: Terms }) {
  const t = useWords('appeals');
  const { askWorkingDays, promisedWorkingDays, legalWorkingDays, assumed } = terms;
  return (
    <Card title={t('pages.terms.title')} tone="quiet">
      <ul className="appeal-list">
        <li>{t('pages.terms.ask', { days: askWorkingDays })}</li>
        <li>{t('pages.terms.other')}</li>
        <li>{t('pages.terms.hear', { promised: promisedWorkingDays, legal: legalWorkingDays })}</li>
      </ul>
      {assumed ? <p className="yz-small">{t('pages.terms.assumed')}</p> : null}
    </Card>
  );
}
