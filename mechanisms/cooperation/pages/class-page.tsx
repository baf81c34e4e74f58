import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { zCivilDate, zIdentityNumber, zPersonName } from '@yanzhen/values/fields.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as z from 'zod';
import * as contract from '../contract-training.ts';
import type { ClassDetail } from '../contract-training.ts';
import { classTones } from './classes-page.tsx';
import { CompletionDialogue } from './completion-dialogue.tsx';
import { Students } from './students.tsx';
import './cooperation.css';

/** One class: its students, and what became of its graduates. */
export function ClassPage() {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const ask = useAsk(contract.showClass, { params: { classId: params['classId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.name ?? t('pages.classes.one')}
      crumbs={[{ says: t('pages.classes.title'), to: '/desk/training-classes' }]}
      meta={
        data ? <Tag tone={classTones[data.state]}>{t(`class.state.${data.state}`)}</Tag> : undefined
      }
      actions={data?.mayKeep ? <Acts row={data} /> : undefined}
    >
      <Asked of={ask}>
        {(row) => (
          <>
            {row.flags.map((flag) => (
              <Notice key={flag} tone="attention" title={t(`class.flag.${flag}`)}>
                <p>{t(`class.flag-says.${flag}`)}</p>
              </Notice>
            ))}
            <DeskSheet title={t('pages.fields.content')}>
              <Facts row={row} />
            </DeskSheet>
            <Students row={row} />
            {row.people === null ? null : (
              <PapersPanel
                of={contract.classPapers}
                recordId={row.id}
                papers={row.papers}
                mayAdd={row.mayKeep}
                onAdded={() => ask.refetch()}
              />
            )}
            <TrailPanel events={row.events} nameOf={(move) => t(`trail.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface RowProps {
  readonly row: ClassDetail;
}

function Facts({ row }: RowProps) {
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
        fact('kind', t(`class.kind.${row.kind}`)),
        fact('level', t(`class.level.${row.level}`)),
        fact('school', row.schoolName),
        fact('partner', row.partnerName),
        fact('trade', row.trade),
        fact('intake', row.intake),
        fact('begun', denseDate(row.startedOn)),
        fact('ends', denseDate(row.endsOn)),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
        fact('insured', t(`pages.form.${row.insured ? 'yes' : 'no'}`)),
        fact('teachers', row.enterpriseTeachers ?? '—'),
        fact(
          'intern-pay',
          row.internPayFenMonthly === null ? '—' : <Money fen={row.internPayFenMonthly} />,
        ),
        fact('promised', row.jobsPromised ?? '—'),
        fact('students', row.students),
        fact('graduated', row.graduated),
        fact('employed', row.employed),
        fact(
          'agreement',
          <Link to={`/desk/agreements/${row.agreementId}`}>{t('pages.bases.agreement')}</Link>,
        ),
      ]}
    />
  );
}

const studentSchema = z.object({
  name: zPersonName,
  identityNumber: zIdentityNumber,
  enrolledOn: zCivilDate,
});

function Acts({ row }: RowProps) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const enrolling = useTell(contract.enrol);
  const withdrawing = useTell(contract.withdrawClass);
  const [open, setOpen] = useState<'enrol' | 'complete' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  const params = { classId: row.id };
  return (
    <>
      {row.state === 'running' ? (
        <>
          <Button onClick={() => setOpen('enrol')}>{t('pages.classes.enrol')}</Button>
          <Button type="primary" onClick={() => setOpen('complete')}>
            {t('pages.classes.complete')}
          </Button>
        </>
      ) : null}
      {row.state === 'withdrawn' ? null : (
        <Button danger onClick={() => setOpen('withdraw')}>
          {t('pages.classes.withdraw')}
        </Button>
      )}
      {open === 'enrol' ? (
        <RecordFormPanel
          title={t('pages.classes.enrol')}
          schema={studentSchema}
          onSend={(student) => enrolling.tell({ params, body: { students: [student] } })}
          onClose={close}
          fields={[
            { id: 'name', kind: 'line', label: t('pages.fields.person') },
            {
              id: 'identityNumber',
              kind: 'line',
              label: t('pages.fields.identity'),
              hint: t('pages.institutes.identity-hint'),
            },
            {
              id: 'enrolledOn',
              kind: 'day',
              label: t('pages.fields.enrolled'),
              first: row.startedOn > today ? '' : row.startedOn,
            },
          ]}
        />
      ) : null}
      {open === 'complete' ? <CompletionDialogue row={row} onClose={close} /> : null}
      {open === 'withdraw' ? (
        <WordsDialogue
          danger
          title={t('pages.classes.withdraw')}
          explains={<p>{t('pages.classes.withdraw-says')}</p>}
          fields={[{ id: 'reason', label: t('pages.fields.reason'), required: true }]}
          onSend={({ reason = '' }) =>
            withdrawing.tell({ params, body: { version: row.version, reason } })
          }
          onDone={close}
          onClose={close}
        />
      ) : null}
    </>
  );
}
