import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { CountedDayPanel } from '../../applications/pages/counting-panel.tsx';
import * as contract from '../contract.ts';
import type { StaffAppeal } from '../contract.ts';
import './appeals.css';
import { DecideDialogue } from './decide-dialogue.tsx';
import { useBenefitName } from './names.ts';
import { toneOf } from './tones.ts';

/** One appeal: grounds, files, the decision, and what can be done. */
export function AppealPage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showAppeal, { params: { appealId: params['appealId'] ?? '' } });
  return <Asked of={ask}>{(appeal) => <Shown appeal={appeal} />}</Asked>;
}

function Shown({ appeal }: { readonly appeal: StaffAppeal }) {
  const t = useWords('appeals');
  const taking = useTell(contract.takeAppeal);
  const [outcome, setOutcome] = useState<'upheld' | 'changed' | null>(null);
  const { moves, state } = appeal;
  const take = async () => {
    await taking.tell({ params: { appealId: appeal.id } });
    announce(t('pages.detail.took'));
  };
  const open = state === 'filed' || state === 'taken';
  return (
    <DeskPage
      title={t('pages.detail.title', { number: appeal.number })}
      crumbs={[{ says: t('pages.detail.back'), to: '/desk/appeals' }]}
      meta={<Tag tone={toneOf[state]}>{t(`state.${state}`)}</Tag>}
      actions={
        <>
          {moves.includes('take') ? (
            <Button
              type="primary"
              loading={taking.pending}
              onClick={() => void take().catch(() => undefined)}
            >
              {t('pages.detail.take')}
            </Button>
          ) : null}
          {moves.includes('change') ? (
            <Button type="primary" onClick={() => setOutcome('changed')}>
              {t('pages.detail.change')}
            </Button>
          ) : null}
          {moves.includes('uphold') ? (
            <Button onClick={() => setOutcome('upheld')}>{t('pages.detail.uphold')}</Button>
          ) : null}
        </>
      }
      lead={
        <p>
          {appeal.name} · {appeal.reference}{' '}
          <Link to={`/desk/cases/${appeal.applicationId}`}>{t('pages.detail.case')}</Link>
        </p>
      }
    >
      {taking.problem ? <ProblemNotice problem={taking.problem} /> : null}
      {open && moves.length === 0 ? <Notice title={t('pages.detail.none')} /> : null}
      <About appeal={appeal} />
      <Grounds appeal={appeal} />
      <DeskSheet title={t('pages.detail.history')}>
        <DeskTimeline
          events={appeal.events.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
            by: event.by,
            ...(event.reason === null ? {} : { detail: event.reason }),
          }))}
        />
      </DeskSheet>
      {outcome === null ? null : (
        <DecideDialogue appeal={appeal} outcome={outcome} onClose={() => setOutcome(null)} />
      )}
    </DeskPage>
  );
}

function About({ appeal }: { readonly appeal: StaffAppeal }) {
  const t = useWords('appeals');
  const text = useText();
  const benefit = useBenefitName();
  const fact = (id: string, value: ReactNode, span?: number) => ({
    id,
    label: t(`pages.detail.${id}`),
    value,
    ...(span === undefined ? {} : { span }),
  });
  const day = (on: string | null) => (on === null ? '—' : denseDate(on));
  const due = (
    <CountedDayPanel on={appeal.dueOn} counting={appeal.counting}>
      {appeal.overdue ? <Tag tone="bad">{t('pages.desk.overdue')}</Tag> : null}
    </CountedDayPanel>
  );
  return (
    <DeskSheet title={t('pages.detail.about')}>
      <DeskFacts
        facts={[
          fact('decision', `${benefit(appeal.benefitId)} · ${text(appeal.decisionName)}`, 2),
          fact('reason', appeal.decisionReason ?? '—', 2),
          fact('told', day(appeal.toldOn)),
          fact('until', day(appeal.askUntil)),
          fact('filed', denseDate(appeal.filedAt)),
          fact('heard', appeal.heardBy ?? t('pages.desk.nobody')),
          fact('due', due),
          fact('legal', day(appeal.legalDueOn)),
          fact('acted', appeal.acted.length === 0 ? t('pages.detail.nobody') : appeal.acted.join('、'), 2),
          ...(appeal.reason === null ? [] : [fact('found', appeal.reason, 2)]),
        ]} // prettier-ignore
      />
    </DeskSheet>
  );
}

function Grounds({ appeal }: { readonly appeal: StaffAppeal }) {
  const t = useWords('appeals');
  const text = useText();
  const href = (fileId: string) =>
    addressOf(contract.showFile, { params: { appealId: appeal.id, fileId } });
  return (
    <>
      <DeskSheet title={t('pages.detail.grounds')}>
        <p className="appeal-text">{appeal.grounds}</p>
      </DeskSheet>
      <DeskSheet title={t('pages.detail.conditions')}>
        {appeal.conditions.length === 0 ? (
          <p>{t('pages.detail.no-conditions')}</p>
        ) : (
          <ul>
            {appeal.conditions.map(({ id, says, clause }) => (
              <li key={id}>
                {text(says)} <span className="yz-small">{clause}</span>
              </li>
            ))}
          </ul>
        )}
      </DeskSheet>
      <DeskSheet title={t('pages.detail.files')}>
        {appeal.files.length === 0 ? (
          <p>{t('pages.detail.no-files')}</p>
        ) : (
          <ul>
            {appeal.files.map((file) => (
              <li key={file.id}>
                <a href={href(file.id)} target="_blank" rel="noreferrer">
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        )}
      </DeskSheet>
    </>
  );
}
