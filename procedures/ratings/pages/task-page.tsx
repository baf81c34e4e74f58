import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { call } from '@yanzhen/web-kit/client.ts';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { MaskedText } from '@yanzhen/web-kit/desk/masked-text.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';
import * as contract from '../contract.ts';
import type { RatingTask } from '../contract.ts';
import './desk.css';
import { useBenefitName } from './names.ts';
import { NoteDialogue, noted, type Noted } from './note-dialogue.tsx';
import { toneOfGrade, toneOfState } from './tones.ts';

/** One bad rating: what was said, and what is done about it. */
export function RatingTaskPage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showTask, { params: { taskId: params['taskId'] ?? '' } });
  return <Asked of={ask}>{(task) => <Shown task={task} />}</Asked>;
}

function Shown({ task }: { readonly task: RatingTask }) {
  const t = useWords('ratings');
  const taking = useTell(contract.takeTask);
  const [open, setOpen] = useState<Noted | null>(null);
  const take = async () => {
    await taking.tell({ params: { taskId: task.id } });
    announce(t('pages.task.took'));
  };
  const next = noted.find((move) => task.moves.includes(move));
  return (
    <DeskPage
      title={t('pages.task.title', { number: task.number })}
      crumbs={[{ says: t('pages.task.back'), to: '/desk/ratings' }]}
      meta={<Tag tone={toneOfState[task.state]}>{t(`state.${task.state}`)}</Tag>}
      actions={
        <>
          {next === undefined ? null : (
            <Button type="primary" onClick={() => setOpen(next)}>
              {t(`pages.task.${next}`)}
            </Button>
          )}
          {task.moves.includes('take') ? (
            <Button
              type={next === undefined ? 'primary' : 'default'}
              loading={taking.pending}
              onClick={() => void take().catch(() => undefined)}
            >
              {t('pages.task.take')}
            </Button>
          ) : null}
        </>
      }
    >
      {taking.problem ? <ProblemNotice problem={taking.problem} /> : null}
      <Said task={task} />
      <DeskSheet title={t('pages.task.history')}>
        <DeskTimeline
          events={task.events.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
            by: event.by ?? t('pages.task.rater-system'),
            ...(event.note === null ? {} : { detail: event.note }),
          }))}
        />
      </DeskSheet>
      {open === null ? null : (
        <NoteDialogue key={open} task={task} move={open} onClose={() => setOpen(null)} />
      )}
    </DeskPage>
  );
}

function Said({ task }: { readonly task: RatingTask }) {
  const t = useWords('ratings');
  const text = useText();
  const benefit = useBenefitName();
  const fact = (id: string, value: ReactNode, span?: number) => ({
    id,
    label: t(`pages.task.${id}`),
    value,
    ...(span === undefined ? {} : { span }),
  });
  const contact = async (reason: string) => {
    const input = { params: { taskId: task.id }, body: { reason } };
    const { name, mobile } = await call(contract.showContact, input);
    return `${name} ${mobile}`;
  };
  const reasons = task.reasons.map((reason) => t(`reason.${reason}`)).join('、');
  const due = (
    <CountedDayPanel on={task.dueOn} counting={task.counting}>
      {task.overdue ? <Tag tone="bad">{t('pages.desk.overdue')}</Tag> : null}
      {task.escalated ? <Tag tone="bad">{t('pages.desk.escalated')}</Tag> : null}
    </CountedDayPanel>
  );
  const { account } = useSession();
  const named = task.application?.reference ?? t('pages.task.open-case');
  // A leader follows up what is overdue, but opens no cases.
  const opens = account?.roles.some((role) => role !== 'leader') ?? false;
  const case_ =
    task.application &&
    (opens ? <Link to={`/desk/cases/${task.application.id}`}>{named}</Link> : named);
  return (
    <DeskSheet title={t('pages.task.said')}>
      <DeskFacts
        facts={[
          fact('grade', <Tag tone={toneOfGrade(task.grade)}>{t(`grade.${task.grade}`)}</Tag>),
          fact('reasons', reasons === '' ? t('pages.task.none') : reasons),
          fact('says', <span className="rating-said">{task.says ?? t('pages.task.none')}</span>, 2),
          fact('step', text(task.stepName)),
          fact('benefit', benefit(task.benefitId)),
          fact('department', text(task.department)),
          fact('rated', denseMoment(task.ratedAt)),
          fact('due', due),
          fact('handler', task.handledBy ?? t('pages.desk.nobody')),
          ...(task.second === null ? [] : [fact('second', t(`grade.${task.second.grade}`))]),
          fact('case', case_ ?? t('pages.task.contact-hidden')),
          fact(
            'contact',
            task.application && task.mine ? (
              <MaskedText masked="****" label={t('pages.task.contact')} onUnmask={contact} />
            ) : (
              t('pages.task.contact-hidden')
            ),
          ),
        ]}
      />
    </DeskSheet>
  );
}
