import { dutyNames, moveNames } from '@yanzhen/procedures/applications/contract.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
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

/** The record of the case, newest first, and who of the staff looked at it. */
export function CaseHistory({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const text = useText();
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
      <Disclosure says={t('pages.desk.history.views', { count: view.views.length })}>
        {view.views.length === 0 ? (
          <p>{t('pages.desk.history.no-views')}</p>
        ) : (
          <PlainTable
            caption={t('pages.desk.history.views', { count: view.views.length })}
            rows={view.views.map((line, place) => ({ ...line, place }))}
            rowKey={({ place }) => String(place)}
            columns={[
              {
                id: 'at',
                title: t('pages.desk.history.at'),
                cell: (line) => denseMoment(line.at),
              },
              { id: 'by', title: t('pages.desk.history.by'), cell: (line) => line.by },
              {
                id: 'act',
                title: t('pages.desk.history.saw'),
                cell: (line) => seen(line.act, t),
              },
            ]}
          />
        )}
      </Disclosure>
    </DeskSheet>
  );
}

function seen(act: string, t: (key: string) => string): string {
  const known = ['subsidies.view-case', 'evidence.view', 'evidence.list', 'talents.unmask'];
  return known.includes(act) ? t(`pages.desk.seen.${act.replace('.', '-')}`) : act;
}
