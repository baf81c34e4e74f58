import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zUuid } from '@yanzhen/values/fields.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract-gatherings.ts';
import type { GatheringDetail } from '../contract-gatherings.ts';
import { agreementField } from './agreement-choice.tsx';
import { gatheringTones } from './gatherings-page.tsx';
import './cooperation.css';

/** One meeting: agenda, minutes, and what it left to do. */
export function GatheringPage() {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const ask = useAsk(contract.showGathering, {
    params: { gatheringId: params['gatheringId'] ?? '' },
  });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.title ?? t('pages.gatherings.one')}
      crumbs={[{ says: t('pages.gatherings.title'), to: '/desk/gatherings' }]}
      meta={
        data ? (
          <Tag tone={gatheringTones[data.state]}>{t(`gathering.state.${data.state}`)}</Tag>
        ) : undefined
      }
      actions={data?.mayKeep ? <Acts row={data} /> : undefined}
    >
      <Asked of={ask}>
        {(row) => (
          <>
            <Sheets row={row} />
            <PapersPanel
              of={contract.gatheringPapers}
              recordId={row.id}
              papers={row.papers}
              mayAdd={row.mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={row.events} nameOf={(move) => t(`trail.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface RowProps {
  readonly row: GatheringDetail;
}

function Acts({ row }: RowProps) {
  const t = useWords('cooperation');
  const minuting = useTell(contract.recordMinutes);
  const moving = useTell(contract.moveGathering);
  const [open, setOpen] = useState<'minutes' | 'close' | 'withdraw' | null>(null);
  const params = { gatheringId: row.id };
  const close = () => setOpen(null);
  const { version } = row;
  return (
    <>
      {row.state === 'planned' || row.state === 'held' ? (
        <Button
          type={row.state === 'planned' ? 'primary' : 'default'}
          onClick={() => setOpen('minutes')}
        >
          {t('pages.gatherings.minutes')}
        </Button>
      ) : null}
      {row.state === 'held' ? (
        <Button type="primary" onClick={() => setOpen('close')}>
          {t('pages.gatherings.close')}
        </Button>
      ) : null}
      {row.state === 'withdrawn' ? null : (
        <Button danger onClick={() => setOpen('withdraw')}>
          {t('pages.gatherings.withdraw')}
        </Button>
      )}
      {open === 'minutes' ? (
        <RecordFormPanel
          title={t('pages.gatherings.minutes')}
          schema={bodySchema(contract.recordMinutes).omit({ version: true })}
          onSend={(body) => minuting.tell({ params, body: { ...body, version } })}
          onClose={close}
          fields={[
            { id: 'heldOn', kind: 'day', label: t('pages.fields.held'), first: row.heldOn },
            {
              id: 'attendants',
              kind: 'count',
              label: t('pages.fields.attendants'),
              first: String(row.attendants ?? ''),
            },
            {
              id: 'minutes',
              kind: 'text',
              longest: 5_000,
              label: t('pages.fields.minutes'),
              first: row.minutes ?? '',
            },
          ]}
        />
      ) : null}
      {open === 'close' || open === 'withdraw' ? (
        <WordsDialogue
          title={t(`pages.gatherings.${open}`)}
          explains={<p>{t(`pages.gatherings.${open}-says`)}</p>}
          danger={open === 'withdraw'}
          fields={[{ id: 'reason', label: t('pages.fields.reason'), required: true }]}
          onSend={({ reason = '' }) =>
            moving.tell({ params, body: { version, move: open, reason } })
          }
          onDone={close}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function Sheets({ row }: RowProps) {
  const t = useWords('cooperation');
  const areas = useAreas();
  const text = (says: string | null) => <span className="cooperation-text">{says ?? '—'}</span>;
  return (
    <>
      <DeskSheet title={t('pages.fields.content')}>
        <DeskFacts
          facts={[
            { id: 'kind', label: t('pages.fields.kind'), value: t(`gathering.kind.${row.kind}`) },
            { id: 'with', label: t('pages.fields.with'), value: row.organisationName },
            { id: 'held', label: t('pages.fields.held'), value: denseDate(row.heldOn) },
            { id: 'round', label: t('pages.fields.round'), value: row.round ?? '—' },
            { id: 'people', label: t('pages.fields.attendants'), value: row.attendants ?? '—' },
            { id: 'county', label: t('pages.fields.county'), value: areas.countyName(row.county) },
            {
              id: 'cluster',
              label: t('pages.fields.cluster'),
              value: areas.clusterName(row.cluster),
            },
            { id: 'agenda', label: t('pages.fields.agenda'), value: text(row.agenda), span: 2 },
            { id: 'minutes', label: t('pages.fields.minutes'), value: text(row.minutes), span: 2 },
          ]}
        />
      </DeskSheet>
      <Needs row={row} />
      <Tasks row={row} />
    </>
  );
}

const needTones = { open: 'waiting', answered: 'good', dropped: 'plain' } as const;
const goesOn = ({ mayKeep, state }: GatheringDetail): boolean =>
  mayKeep && (state === 'planned' || state === 'held');

function Needs({ row }: RowProps) {
  const t = useWords('cooperation');
  const adding = useTell(contract.addNeed);
  const answering = useTell(contract.answerNeed);
  const dropping = useTell(contract.dropNeed);
  const [open, setOpen] = useState<{ act: 'add' | 'answer' | 'drop'; needId: string } | null>(null);
  const close = () => setOpen(null);
  const params = { needId: open?.needId ?? '' };
  const options = ['need', 'offer'].map((value) => ({
    value,
    label: t(`gathering.side.${value}`),
  }));
  return (
    <DeskSheet
      title={t('pages.gatherings.needs')}
      actions={
        goesOn(row) ? (
          <Button onClick={() => setOpen({ act: 'add', needId: '' })}>
            {t('pages.gatherings.add-need')}
          </Button>
        ) : undefined
      }
    >
      {row.needs.length === 0 ? (
        <p>{t('pages.gatherings.no-needs')}</p>
      ) : (
        <PlainTable
          caption={t('pages.gatherings.needs')}
          rows={row.needs}
          rowKey={(need) => need.id}
          columns={[
            {
              id: 'side',
              title: t('pages.fields.side'),
              cell: (need) => t(`gathering.side.${need.side}`),
            },
            { id: 'who', title: t('pages.fields.who'), cell: (need) => need.organisationName },
            { id: 'says', title: t('pages.fields.says'), cell: (need) => need.says },
            {
              id: 'state',
              title: t('pages.fields.result'),
              cell: (need) => (
                <span className="cooperation-tags">
                  <Tag tone={needTones[need.state]}>{t(`gathering.need.${need.state}`)}</Tag>
                  {need.agreementId === null ? (
                    need.reason
                  ) : (
                    <Link to={`/desk/agreements/${need.agreementId}`}>{need.agreementTitle}</Link>
                  )}
                  {row.mayKeep && need.state === 'open' ? (
                    <>
                      <Button
                        type="link"
                        size="small"
                        onClick={() => setOpen({ act: 'answer', needId: need.id })}
                      >
                        {t('pages.gatherings.answer')}
                      </Button>
                      <Button
                        type="link"
                        size="small"
                        onClick={() => setOpen({ act: 'drop', needId: need.id })}
                      >
                        {t('pages.gatherings.drop')}
                      </Button>
                    </>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
      {open?.act === 'add' ? (
        <RecordFormPanel
          title={t('pages.gatherings.add-need')}
          schema={bodySchema(contract.addNeed)}
          onSend={(body) => adding.tell({ params: { gatheringId: row.id }, body })}
          onClose={close}
          fields={[
            { id: 'side', kind: 'choice', label: t('pages.fields.side'), options },
            { id: 'organisationId', kind: 'organisation', label: t('pages.fields.who') },
            { id: 'says', kind: 'text', longest: 5_000, label: t('pages.fields.says') },
          ]}
        />
      ) : null}
      {open?.act === 'answer' ? (
        <RecordFormPanel
          title={t('pages.gatherings.answer')}
          says={t('pages.gatherings.answer-says')}
          schema={z.object({ agreementId: zUuid })}
          onSend={(body) => answering.tell({ params, body })}
          onClose={close}
          fields={[agreementField(t('pages.fields.agreement'))]}
        />
      ) : null}
      {open?.act === 'drop' ? (
        <WordsDialogue
          title={t('pages.gatherings.drop')}
          fields={[{ id: 'reason', label: t('pages.fields.reason'), required: true }]}
          onSend={({ reason = '' }) => dropping.tell({ params, body: { reason } })}
          onDone={close}
          onClose={close}
        />
      ) : null}
    </DeskSheet>
  );
}

function Tasks({ row }: RowProps) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const adding = useTell(contract.addTask);
  const finishing = useTell(contract.finishTask);
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  return (
    <DeskSheet
      title={t('pages.gatherings.tasks')}
      actions={
        goesOn(row) ? (
          <Button onClick={() => setOpen('add')}>{t('pages.gatherings.add-task')}</Button>
        ) : undefined
      }
    >
      {row.tasks.length === 0 ? (
        <p>{t('pages.gatherings.no-tasks')}</p>
      ) : (
        <PlainTable
          caption={t('pages.gatherings.tasks')}
          rows={row.tasks}
          rowKey={(task) => task.id}
          columns={[
            { id: 'says', title: t('pages.fields.task'), cell: (task) => task.says },
            { id: 'office', title: t('pages.fields.office'), cell: (task) => task.office },
            {
              id: 'due',
              title: t('pages.fields.due'),
              cell: (task) => (
                <span className="cooperation-tags">
                  {denseDate(task.dueOn)}
                  {task.overdue ? <Tag tone="bad">{t('pages.gatherings.overdue')}</Tag> : null}
                </span>
              ),
            },
            {
              id: 'result',
              title: t('pages.fields.result'),
              cell: (task) =>
                task.result ??
                (row.mayKeep ? (
                  <Button type="link" size="small" onClick={() => setOpen(task.id)}>
                    {t('pages.gatherings.finish')}
                    <span className="yz-hidden">{task.says}</span>
                  </Button>
                ) : (
                  '—'
                )),
            },
          ]}
        />
      )}
      {open === 'add' ? (
        <RecordFormPanel
          title={t('pages.gatherings.add-task')}
          schema={bodySchema(contract.addTask)}
          onSend={(body) => adding.tell({ params: { gatheringId: row.id }, body })}
          onClose={close}
          fields={[
            { id: 'says', kind: 'text', longest: 5_000, label: t('pages.fields.task') },
            { id: 'office', kind: 'line', label: t('pages.fields.office') },
            { id: 'dueOn', kind: 'day', label: t('pages.fields.due'), first: today },
          ]}
        />
      ) : null}
      {open === null || open === 'add' ? null : (
        <WordsDialogue
          title={t('pages.gatherings.finish')}
          fields={[{ id: 'result', label: t('pages.fields.result'), required: true }]}
          onSend={({ result = '' }) =>
            finishing.tell({ params: { taskId: open }, body: { result } })
          }
          onDone={close}
          onClose={close}
        />
      )}
    </DeskSheet>
  );
}
