import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { ProposalDetail } from '../contract.ts';
import { ActDialogue } from './act-dialogue.tsx';
import type { Act } from './acts.ts';
import { linesOf, wordsOf } from './fields-dialogue.tsx';
import { kindTones } from './tones.ts';

type Point = ProposalDetail['points'][number];

/** Each point with the paragraph that answers it: the drafter says which, the checker confirms. */
export function Coverage({ row }: { readonly row: ProposalDetail }) {
  const t = useWords('proposals');
  const [act, setAct] = useState<Act | null>(null);
  const confirming = useTell(contract.confirmAnswer);
  const { points, letter, may } = row;
  const confirm = async (pointId: string) => {
    await confirming.tell({ params: { proposalId: row.id }, body: { pointId } });
    announce(t('pages.coverage.confirmed-said'));
  };
  return (
    <DeskSheet
      title={t('pages.coverage.title')}
      actions={
        <span className="proposal-tags">
          {letter === null ? null : (
            <Link to={`/desk/letters/${letter.id}`}>
              {letter.number ?? t('pages.coverage.letter')}
            </Link>
          )}
          {may.points ? (
            <Button onClick={() => setAct(pointsAct(row, t))}>{t('pages.coverage.points')}</Button>
          ) : null}
        </span>
      }
    >
      {confirming.problem ? <ProblemNotice problem={confirming.problem} /> : null}
      {points.length === 0 ? (
        <p>{t('pages.coverage.none')}</p>
      ) : (
        <PlainTable
          caption={t('pages.coverage.title')}
          rows={points}
          rowKey={(point) => point.id}
          columns={[
            { id: 'says', title: t('pages.coverage.asked'), cell: (point) => `${point.number}. ${point.says}` },
            { id: 'answer', title: t('pages.coverage.answered'), cell: (point) => <Answer point={point} /> },
            {
              id: 'acts',
              title: t('pages.coverage.confirmed'),
              cell: (point) => (
                <span className="proposal-tags">
                  {point.answer?.confirmedBy ? (
                    <Tag tone="good">{t('pages.coverage.by', { name: point.answer.confirmedBy })}</Tag>
                  ) : '—'}
                  {may.answer ? (
                    <Button size="small" onClick={() => setAct(answerAct(row, point, t))}>{t('pages.coverage.answer')}</Button>
                  ) : null}
                  {may.confirm && point.answer && !point.answer.confirmedBy ? (
                    <Button size="small" type="primary" onClick={() => void confirm(point.id).catch(() => undefined)}>
                      {t('pages.coverage.confirm')}
                    </Button>
                  ) : null}
                </span>
              ),
            },
          ]} // prettier-ignore
        />
      )}
      {act === null ? null : (
        <ActDialogue act={act} proposalId={row.id} onClose={() => setAct(null)} />
      )}
    </DeskSheet>
  );
}

function Answer({ point: { answer } }: { readonly point: Point }) {
  const t = useWords('proposals');
  if (answer === null) return <Tag tone="bad">{t('pages.coverage.open')}</Tag>;
  return (
    <>
      <span className="proposal-tags">
        <Tag tone={kindTones[answer.kind]}>{t(`kind.${answer.kind}`)}</Tag>
        {answer.dueOn === null ? null : `${answer.dueOn} · ${answer.owner ?? ''}`}
      </span>
      <span className="proposal-text">{answer.paragraph}</span>
      <span className="yz-small">{answer.says}</span>
    </>
  );
}

type Words = (key: string) => string;

function pointsAct(row: ProposalDetail, t: Words): Act {
  return {
    endpoint: contract.setPoints,
    title: t('pages.coverage.points'),
    fields: [{ id: 'points', kind: 'lines', label: t('fields.points'), hint: t('fields.points-hint'), required: true, most: 15_000, first: row.points.map(({ says }) => says).join('\n') }], // prettier-ignore
    body: (values) => ({ points: linesOf(values['points']) }),
  };
}

function answerAct(row: ProposalDetail, point: Point, t: Words): Act {
  const { answer } = point;
  const paragraphs = row.letter?.paragraphs ?? [];
  const first = paragraphs.find(({ shown }) => shown === answer?.paragraph)?.key ?? '';
  return {
    endpoint: contract.answerPoint,
    title: t('pages.coverage.answer'),
    says: `${point.number}. ${point.says}`,
    fields: [
      { id: 'paragraph', kind: 'choice', label: t('fields.paragraph'), hint: t('fields.paragraph-hint'), required: true, first, options: paragraphs.map(({ key, shown }) => ({ value: key, label: shown })) },
      { id: 'kind', kind: 'choice', label: t('fields.kind'), required: true, first: answer?.kind ?? '', options: contract.answerKinds.map((value) => ({ value, label: t(`kind.${value}`) })) },
      { id: 'says', kind: 'text', label: t('fields.evidence'), hint: t('fields.evidence-hint'), required: true, first: answer?.says ?? '' },
      { id: 'dueOn', kind: 'day', label: t('fields.promised'), hint: t('fields.promised-hint'), first: answer?.dueOn ?? '' },
      { id: 'owner', kind: 'line', label: t('fields.owner'), most: 100, first: answer?.owner ?? '' },
    ], // prettier-ignore
    body: (values) => ({
      pointId: point.id,
      kind: wordsOf(values['kind']),
      paragraph: wordsOf(values['paragraph']),
      says: wordsOf(values['says']),
      dueOn: wordsOf(values['dueOn']) || null,
      owner: wordsOf(values['owner']) || null,
    }),
  };
}
