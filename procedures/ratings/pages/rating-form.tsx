import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { FieldGroup, TextArea } from '@yanzhen/web-kit/plain/field.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { grades, rateAgain, rateStep, reasonsFor, type RateableStep } from '../contract.ts';
import './ratings.css';

/** Rates a step: one tap for the grade, one to send; reasons and words where the person wants. */
export function RatingForm({ step }: { readonly step: RateableStep }) {
  const t = useWords('ratings');
  const again = step.rating !== null;
  const first = useTell(rateStep);
  const second = useTell(rateAgain);
  const { pending, problem } = again ? second : first;
  const [grade, setGrade] = useState<number | null>(null);
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [says, setSays] = useState('');
  const id = `${step.step}-${step.id}`;
  const choose = (next: number) => {
    // The reasons of a good grade are not those of a bad one.
    if (grade === null || reasonsFor(next) !== reasonsFor(grade)) setReasons([]);
    setGrade(next);
  };
  const turn = (reason: string) =>
    setReasons((all) =>
      all.includes(reason) ? all.filter((each) => each !== reason) : [...all, reason],
    );
  const send = async () => {
    if (grade === null) return;
    const words = says.trim();
    const body = { grade, reasons: [...reasons], ...(words === '' ? {} : { says: words }) };
    if (step.rating) await second.tell({ params: { ratingId: step.rating.id }, body });
    else await first.tell({ body: { step: step.step, id: step.id, ...body } });
    announce(t('pages.form.thanks'));
  };
  return (
    <div className="yz-form">
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <FieldGroup id={`${id}-grade`} label={t(again ? 'pages.form.again' : 'pages.form.ask')}>
        <div className="rating-grades">
          {grades.map((each) => (
            <button
              key={each}
              type="button"
              className="rating-grade"
              aria-pressed={grade === each}
              onClick={() => choose(each)}
            >
              <strong aria-hidden="true">{each}</strong>
              {t(`grade.${each}`)}
            </button>
          ))}
        </div>
      </FieldGroup>
      {grade === null ? null : (
        <>
          <FieldGroup
            id={`${id}-reasons`}
            label={t(grade >= 4 ? 'pages.form.reasons' : 'pages.form.reasons-bad')}
            optional
          >
            <div className="rating-reasons">
              {reasonsFor(grade).map((reason) => (
                <button
                  key={reason}
                  type="button"
                  className="rating-reason"
                  aria-pressed={reasons.includes(reason)}
                  onClick={() => turn(reason)}
                >
                  {t(`reason.${reason}`)}
                </button>
              ))}
            </div>
          </FieldGroup>
          <TextArea
            id={`${id}-says`}
            label={t('pages.form.says')}
            hint={t('pages.form.says-hint')}
            optional
            rows={3}
            maxLength={500}
            value={says}
            onChange={setSays}
          />
          <div className="yz-actions">
            <Button pending={pending} onClick={() => void send().catch(() => undefined)}>
              {t('pages.form.send')}
            </Button>
          </div>
          <p className="yz-small">{t('pages.form.fixed')}</p>
        </>
      )}
    </div>
  );
}
