import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-bases.ts';
import type { BaseDetail } from '../contract-bases.ts';
import { baseTones } from './bases-page.tsx';
import './cooperation.css';

/** One training or practice base. */
export function BasePage() {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const ask = useAsk(contract.showBase, { params: { baseId: params['baseId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.name ?? t('pages.bases.one')}
      crumbs={[{ says: t('pages.bases.title'), to: '/desk/training-bases' }]}
      meta={
        data ? <Tag tone={baseTones[data.state]}>{t(`base.state.${data.state}`)}</Tag> : undefined
      }
      actions={data ? <Acts base={data} /> : undefined}
    >
      <Asked of={ask}>
        {(base) => (
          <>
            {base.evaluationDue ? (
              <Notice tone="attention" title={t('pages.bases.evaluation-due')} />
            ) : null}
            <DeskSheet title={t('pages.fields.content')}>
              <Facts base={base} />
            </DeskSheet>
            <Evaluations base={base} />
            <PapersPanel
              of={contract.basePapers}
              recordId={base.id}
              papers={base.papers}
              mayAdd={base.mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={base.events} nameOf={(move) => t(`trail.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface BaseProps {
  readonly base: BaseDetail;
}

function Facts({ base }: BaseProps) {
  const t = useWords('cooperation');
  const areas = useAreas();
  const fact = (id: string, value: React.ReactNode) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
  });
  return (
    <DeskFacts
      facts={[
        fact('kind', t(`base.kind.${base.kind}`)),
        fact('checked', base.checkedOn === null ? '—' : denseDate(base.checkedOn)),
        fact('recognised', base.recognisedOn === null ? '—' : denseDate(base.recognisedOn)),
        fact('school', base.schoolName),
        fact('enterprise', base.enterpriseName),
        fact('trades', base.trades),
        fact('places', base.places),
        fact('floor', base.floorSquareMetres ?? '—'),
        fact('equipment', base.equipmentFen === null ? '—' : <Money fen={base.equipmentFen} />),
        fact('county', areas.countyName(base.county)),
        fact('cluster', areas.clusterName(base.cluster)),
        fact('insured', t(`pages.form.${base.insured ? 'yes' : 'no'}`)),
        fact(
          'agreement',
          <Link to={`/desk/agreements/${base.agreementId}`}>{t('pages.bases.agreement')}</Link>,
        ),
      ]}
    />
  );
}

function Acts({ base }: BaseProps) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const moving = useTell(contract.moveBase);
  const [open, setOpen] = useState<BaseDetail['moves'][number] | null>(null);
  return (
    <>
      {base.moves.map((move) => (
        <Button
          key={move}
          type={ends(move) ? 'default' : 'primary'}
          danger={ends(move)}
          onClick={() => setOpen(move)}
        >
          {t(`base.move.${move}`)}
        </Button>
      ))}
      {open === null ? null : (
        <WordsDialogue
          title={t(`base.move.${open}`)}
          explains={<p>{t(`pages.bases.${open}-says`)}</p>}
          danger={ends(open)}
          fields={[
            ...(open === 'withdraw'
              ? []
              : [{ id: 'on', label: t('pages.fields.on'), required: true, day: true as const, first: today }]),
            { id: 'reason', label: t('pages.fields.reason'), required: true },
          ]}
          onSend={({ reason = '', on = '' }) =>
            moving.tell({
              params: { baseId: base.id },
              body: { version: base.version, move: open, reason, ...(on === '' ? {} : { on }) },
            })
          }
          onDone={() => setOpen(null)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  ); // prettier-ignore
}

/** Moves that end or take back something. */
function ends(move: BaseDetail['moves'][number]): boolean {
  return move === 'remove' || move === 'withdraw';
}

function Evaluations({ base }: BaseProps) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const evaluating = useTell(contract.evaluateBase);
  const { version } = base;
  const verdicts = contract.baseVerdicts.map((value) => ({ value, label: t(`base.verdict.${value}`) }));
  return (
    <DeskSheet
      title={t('pages.bases.evaluations')}
      actions={
        base.mayKeep && base.state === 'recognised' ? (
          <FormButtonPanel
            title={t('pages.bases.evaluate')}
            schema={bodySchema(contract.evaluateBase).omit({ version: true })}
            onSend={(body) =>
              evaluating.tell({ params: { baseId: base.id }, body: { ...body, version } })
            }
            fields={[
              { id: 'year', kind: 'count', label: t('pages.fields.year'), first: String(Number(today.slice(0, 4)) - 1) },
              { id: 'students', kind: 'count', label: t('pages.bases.students') },
              { id: 'studentDays', kind: 'count', label: t('pages.bases.student-days'), hint: t('pages.bases.student-days-hint') },
              { id: 'verdict', kind: 'choice', label: t('pages.fields.verdict'), options: verdicts },
              { id: 'note', kind: 'text', longest: 500, label: t('pages.fields.note') },
            ]}
          />
        ) : undefined
      }
    >
      {base.evaluations.length === 0 ? (
        <p>{t('pages.bases.no-evaluations')}</p>
      ) : (
        <PlainTable
          caption={t('pages.bases.evaluations')}
          rows={base.evaluations}
          rowKey={(row) => String(row.year)}
          columns={[
            { id: 'year', title: t('pages.fields.year'), cell: (row) => row.year },
            { id: 'students', title: t('pages.bases.students'), cell: (row) => row.students },
            { id: 'days', title: t('pages.bases.student-days'), cell: (row) => row.studentDays },
            { id: 'verdict', title: t('pages.fields.verdict'), cell: (row) => t(`base.verdict.${row.verdict}`) },
            { id: 'note', title: t('pages.fields.note'), cell: (row) => row.note },
            { id: 'by', title: t('pages.fields.by'), cell: (row) => `${row.by} ${denseMoment(row.at)}` },
          ]}
        />
      )}
    </DeskSheet>
  );
} // prettier-ignore
