import { dutyNames, moveNames } from '@yanzhen/procedures/applications/contract.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';

const bad: readonly string[] = ['refuse', 'uphold-objection', 'return-payment'];
const good: readonly string[] = ['confirm-payment'];

/** What was asked for, when, by whom, and what came of it. */
export function CaseCorrections({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const text = useText();
  if (view.corrections.length === 0) return null;
  return (
    <DeskSheet title={t('pages.desk.corrections.title')}>
      {view.corrections.map((correction) => (
        <div key={correction.askedAt} className="sub-correction">
          <p>
            <strong>{denseMoment(correction.askedAt)}</strong>{' '}
            {t('pages.desk.corrections.asked-by', { by: correction.askedBy ?? '—' })}{' '}
            <Tag tone={correction.correctedAt === null ? 'attention' : 'good'}>
              {correction.correctedAt === null
                ? t('pages.desk.corrections.waiting')
                : t('pages.desk.corrections.corrected', {
                    at: denseMoment(correction.correctedAt),
                  })}
            </Tag>
          </p>
          {correction.againReason === null ? null : (
            <p>{t('pages.desk.corrections.again', { reason: correction.againReason })}</p>
          )}
          <ul>
            {correction.items.map((item) => (
              <li key={`${item.kind} ${item.id}`}>
                <strong>{text(item.name)}</strong>
                <span>{item.note}</span>
                <Tag tone={item.done ? 'good' : 'attention'}>
                  {t(item.done ? 'pages.desk.corrections.done' : 'pages.desk.corrections.open')}
                </Tag>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </DeskSheet>
  );
}

/** The record of the case, newest first; who looked at it is for auditor and leader. */
export function CaseHistory({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const text = useText();
  const { account } = useSession();
  return (
    <DeskSheet title={t('pages.desk.history.title')}>
      <DeskTimeline
        events={view.timeline.toReversed().map((event) => ({
          id: event.id,
          at: event.at,
          title: text(moveNames[event.move]),
          by: (
            <>
              {event.by ?? t('pages.desk.history.system')}
              {event.duty === null ? null : (
                <span className="sub-duty">
                  {t('pages.desk.history.duty', { duty: text(dutyNames[event.duty]) })}
                </span>
              )}
            </>
          ),
          tone: bad.includes(event.move) ? 'bad' : good.includes(event.move) ? 'good' : 'plain',
          ...(event.reason === null ? {} : { detail: <p>{event.reason}</p> }),
        }))}
      />
      {view.correctedDates.length === 0 ? null : (
        <Disclosure says={t('pages.desk.dates.title', { count: view.correctedDates.length })}>
          <ul className="yz-counting">
            {view.correctedDates.map((line) => (
              <li key={`${line.at} ${line.to}`}>
                {denseMoment(line.at)}{' '}
                {t('pages.desk.dates.line', {
                  by: line.by,
                  label: text(line.label),
                  from: line.from ?? '—',
                  to: line.to,
                })}
                {` · ${line.reason}`}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {account?.roles.includes('auditor') === true && view.reference !== null ? (
        <p>
          <Link to={`/desk/seen?reference=${view.reference}`}>{t('pages.desk.history.seen')}</Link>
        </p>
      ) : null}
    </DeskSheet>
  );
}
