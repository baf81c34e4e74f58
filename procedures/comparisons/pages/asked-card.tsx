import { zText } from '@yanzhen/values/fields.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useForm } from '@yanzhen/web-kit/form.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Card } from '@yanzhen/web-kit/plain/card.tsx';
import { ErrorSummary } from '@yanzhen/web-kit/plain/error-summary.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import * as z from 'zod';
import { CountingPanel } from '../../applications/pages/counting-panel.tsx';
import type { AskedSuspect } from '../contract.ts';
import { useNames } from './names.ts';
import { standingKey, toneOf } from './tones.ts';

interface AskedCardProps {
  readonly suspect: AskedSuspect;
  /** Whose view it is. */
  readonly reader: 'mine' | 'employer';
  readonly onExplain: (text: string) => Promise<unknown>;
}

/** One question: what a list says, why it may be compared, what is held, and the answer. */
export function AskedCard({ suspect, reader, onExplain }: AskedCardProps) {
  const t = useWords('comparisons');
  const text = useText();
  const names = useNames();
  const { list, provider } = suspect;
  return (
    <Card
      title={
        reader === 'mine'
          ? names.benefit(suspect.benefitId)
          : `${suspect.name} · ${names.benefit(suspect.benefitId)}`
      }
      meta={<Tag tone={toneOf(suspect)}>{t(standingKey(suspect))}</Tag>}
      {...(suspect.mayExplain ? { tone: 'accent' as const } : {})}
    >
      <p>{text(suspect.asks)}</p>
      <SummaryList
        rows={[
          {
            id: 'case',
            label: t('pages.mine.case'),
            value: suspect.reference ?? suspect.number,
          },
          {
            id: 'source',
            label: t('pages.mine.source'),
            value: t('pages.mine.source-of', { list: text(list), provider }),
          },
          {
            id: 'purpose',
            label: t('pages.mine.purpose'),
            value: text(suspect.purpose),
            source: text(suspect.basis),
          },
          // What is paid to the person is not the employer's to know.
          ...(reader === 'mine'
            ? [
                {
                  id: 'held',
                  label: t('pages.mine.held'),
                  value: t(suspect.held ? 'pages.mine.held-says' : 'pages.mine.not-held'),
                },
              ]
            : []),
        ]}
      />
      {suspect.mayExplain ? (
        <ExplainForm suspect={suspect} reader={reader} onExplain={onExplain} />
      ) : null}
      <Timeline
        events={suspect.events.toReversed().map((event) => ({
          id: event.id,
          at: event.at,
          title: `${t(`move.${event.move}`)} · ${t(`as.${event.as}`)}`,
          ...(event.reason === null ? {} : { detail: event.reason }),
        }))}
      />
    </Card>
  );
}

const schema = z.object({ text: zText(500) });

function ExplainForm({ suspect, reader, onExplain }: AskedCardProps) {
  const t = useWords('comparisons');
  const { language } = useLanguage();
  const form = useForm(schema, { text: '' });
  const { id, dueOn, state, explainer } = suspect;
  const date = dateText(dueOn, language);
  const until =
    state === 'overdue'
      ? t('pages.mine.late', { date })
      : reader === 'mine' && explainer !== 'person'
        ? t('pages.mine.asked-other', { who: t(`explainer.${explainer}`), date })
        : t('pages.mine.until', { date });
  return (
    <form
      className="yz-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await onExplain(body.text);
          announce(t('pages.mine.sent'));
        });
      }}
    >
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem ? <ProblemNotice problem={form.problem} /> : null}
      <div>
        <p>{until}</p>
        <CountingPanel counting={suspect.counting} />
      </div>
      <TextArea
        {...form.field('text')}
        id={`text-${id}`}
        label={t(`pages.${reader}.text`)}
        hint={t(`pages.${reader}.text-hint`)}
        maxLength={500}
        rows={5}
      />
      <div className="yz-actions">
        <Button type="submit" pending={form.pending}>
          {t('pages.mine.send')}
        </Button>
      </div>
    </form>
  );
}
