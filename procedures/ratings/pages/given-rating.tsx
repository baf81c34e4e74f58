import { civilDateOf } from '@yanzhen/values/civil-date.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { useLanguage, useWords } from '@yanzhen/web-kit/words.ts';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import type { OwnRating } from '../contract.ts';
import './ratings.css';

/** A rating that I gave, and what came of it. */
export function GivenRating({ rating }: { readonly rating: OwnRating }) {
  const t = useWords('ratings');
  const { language } = useLanguage();
  const { grade, reasons, says, at, followUp, second } = rating;
  const why = reasons.map((reason) => t(`reason.${reason}`)).join(' · ');
  const due = followUp?.dueOn ?? null;
  const state = followUp && t(`own-state.${followUp.state}`);
  return (
    <SummaryList
      rows={[
        {
          id: 'grade',
          label: t('pages.given.title'),
          value: (
            <>
              {t(`grade.${grade}`)}
              {why === '' ? null : ` · ${why}`}
              {says === null ? null : <p className="rating-quote">{says}</p>}
            </>
          ),
          source: t('pages.given.at', { date: dateText(civilDateOf(new Date(at)), language) }),
        },
        ...(state === null
          ? []
          : [
              {
                id: 'follow',
                label: t('pages.given.follow'),
                value: (
                  <>
                    {state}
                    {due === null || followUp?.reply ? null : (
                      <CountingPanel counting={followUp?.counting ?? null} />
                    )}
                  </>
                ),
                ...(due === null || followUp?.reply
                  ? {}
                  : { source: t('pages.given.due', { date: dateText(due, language) }) }),
              },
            ]),
        ...(followUp?.reply
          ? [
              {
                id: 'reply',
                label: t('pages.given.reply'),
                value: <span className="rating-quote">{followUp.reply}</span>,
                ...(second === null
                  ? {}
                  : { source: t('pages.given.second', { grade: t(`grade.${second.grade}`) }) }),
              },
            ]
          : []),
      ]}
    />
  );
}
