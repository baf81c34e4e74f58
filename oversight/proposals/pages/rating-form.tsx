import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { grades, rateReply, type Grade, type MyProposal } from '../contract.ts';

/** Attitude, result, and each point; a dissatisfied word opens the item again, and the form says so. */
export function RatingForm({ item }: { readonly item: MyProposal }) {
  const t = useWords('proposals');
  const rating = useTell(rateReply);
  const [given, setGiven] = useState<Readonly<Record<string, Grade>>>({});
  const [says, setSays] = useState('');
  const [tried, setTried] = useState(false);
  const asked = ['attitude', 'result', ...item.points.map(({ id }) => id)];
  const options = grades.map((value) => ({ value, label: t(`grade.${value}`) }));
  const field = (id: string, label: string) => ({
    id,
    label,
    inline: true,
    options,
    value: given[id] ?? '',
    onChange: (next: string) => setGiven({ ...given, [id]: next as Grade }),
    error: tried && !given[id] ? { field: id, code: 'missing', says: t('pages.rating.missing') } : undefined, // prettier-ignore
  });
  const send = async () => {
    setTried(true);
    const missing = asked.find((id) => !given[id]);
    if (missing !== undefined) {
      document.querySelector<HTMLInputElement>(`input[name="${missing}"]`)?.focus();
      return;
    }
    const { attitude, result } = given;
    if (!attitude || !result) return;
    const points = item.points.map(({ id }) => ({ pointId: id, grade: given[id] ?? result }));
    await rating.tell({
      params: { proposalId: item.id },
      body: { attitude, result, says, points },
    });
    announce(t('pages.rating.thanks'));
  };
  const dissatisfied = given['attitude'] === 'not' || given['result'] === 'not';
  return (
    <Card tone="accent" title={t('pages.rating.title')}>
      <div className="yz-form proposal-rating">
        {rating.problem ? <ProblemNotice problem={rating.problem} /> : null}
        {item.points.map((point) => (
          <RadioGroup
            key={point.id}
            {...field(
              point.id,
              t('pages.rating.point', { number: point.number, says: point.says }),
            )}
          />
        ))}
        <RadioGroup {...field('attitude', t('fields.attitude'))} />
        <RadioGroup {...field('result', t('fields.result'))} />
        <TextArea
          id="says"
          label={t('fields.says')}
          optional
          rows={3}
          maxLength={500}
          value={says}
          onChange={setSays}
        />
        <p className="yz-small">{t(dissatisfied ? 'pages.rating.again' : 'pages.rating.fixed')}</p>
        <Actions>
          <Button pending={rating.pending} onClick={() => void send().catch(() => undefined)}>
            {t('pages.rating.send')}
          </Button>
        </Actions>
      </div>
    </Card>
  );
}
