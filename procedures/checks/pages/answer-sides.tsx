import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { StaffQuestion } from '../contract.ts';
import { answerTones } from './tones.ts';

/** The answers to one question, automatic and human, side by side. */
export function AnswerSides({ answers }: { readonly answers: StaffQuestion['answers'] }) {
  const t = useWords('checks');
  return (
    <div className="checks-sides">
      {answers.map((each) => (
        <section key={each.way} className="checks-answer">
          <h3>
            {t(each.way === 'http' ? 'pages.question.automatic' : 'pages.question.human')} ·{' '}
            {t(`way.${each.way}`)}
          </h3>
          <Tag tone={answerTones[each.answer]}>{t(`answer.${each.answer}`)}</Tag>
          {each.note === null ? null : <p>{each.note}</p>}
          <p className="yz-small">
            {[
              each.by,
              `${t('pages.question.on')} ${denseDate(each.answeredOn)}`,
              `${t('pages.question.received')} ${denseMoment(each.receivedAt)}`,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </p>
        </section>
      ))}
    </div>
  );
}
