import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-training.ts';
import type { ClassDetail } from '../contract-training.ts';
import { JobDialogue } from './job-dialogue.tsx';

type Student = NonNullable<ClassDetail['people']>[number];

/** Students of a class: who is there, who left, and the job of each graduate. */
export function Students({ row }: { readonly row: ClassDetail }) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const leaving = useTell(contract.leaveClass);
  const [open, setOpen] = useState<{ act: 'leave' | 'job'; student: Student } | null>(null);
  const close = () => setOpen(null);
  const { people } = row;
  const acts = (student: Student) => {
    if (!row.mayKeep) return null;
    if (row.state === 'running' && student.leftOn === null) {
      return { act: 'leave', label: t('pages.classes.leave') } as const;
    }
    return student.graduatedOn === null
      ? null
      : ({ act: 'job', label: t('pages.classes.follow') } as const);
  };
  return (
    <DeskSheet title={t('pages.fields.students')}>
      {people === null ? (
        <p>{t('pages.institutes.counts-only')}</p>
      ) : people.length === 0 ? (
        <p>{t('pages.classes.nobody')}</p>
      ) : (
        <PlainTable
          caption={t('pages.fields.students')}
          rows={people}
          rowKey={(student) => student.id}
          columns={[
            { id: 'name', title: t('pages.fields.person'), cell: (student) => student.name },
            {
              id: 'enrolled',
              title: t('pages.fields.enrolled'),
              cell: (student) => denseDate(student.enrolledOn),
            },
            {
              id: 'stands',
              title: t('pages.fields.state'),
              cell: (student) => <Standing student={student} />,
            },
            {
              id: 'job',
              title: t('pages.fields.job'),
              cell: (student) => <Job student={student} />,
            },
            {
              id: 'act',
              title: t('pages.fields.act'),
              cell: (student) => {
                const act = acts(student);
                return act === null ? null : (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setOpen({ act: act.act, student })}
                  >
                    {act.label}
                    <span className="yz-hidden">{student.name}</span>
                  </Button>
                );
              },
            },
          ]}
        />
      )}
      {open?.act === 'leave' ? (
        <WordsDialogue
          title={`${t('pages.classes.leave')}: ${open.student.name}`}
          fields={[
            { id: 'lastDay', label: t('pages.fields.last-day'), required: true, day: true, first: today },
            { id: 'reason', label: t('pages.fields.reason'), required: true },
          ]}
          onSend={({ lastDay = '', reason = '' }) =>
            leaving.tell({ params: { studentId: open.student.id }, body: { lastDay, reason } })
          }
          onDone={close}
          onClose={close}
        />
      ) : null}
      {open?.act === 'job' ? (
        <JobDialogue studentId={open.student.id} name={open.student.name} onClose={close} />
      ) : null}
    </DeskSheet>
  ); // prettier-ignore
}

function Standing({ student }: { readonly student: Student }) {
  const t = useWords('cooperation');
  if (student.graduatedOn !== null) {
    return t('pages.classes.graduated-on', { day: denseDate(student.graduatedOn) });
  }
  return student.leftOn === null
    ? t('pages.classes.there')
    : t('pages.classes.left-on', { day: denseDate(student.leftOn) });
}

function Job({ student }: { readonly student: Student }) {
  const t = useWords('cooperation');
  const { job } = student;
  if (job === null) return '—';
  const href = addressOf(contract.showProof, { params: { studentId: student.id } });
  return (
    <span className="cooperation-tags">
      <span>{job.organisation}</span>
      <span>{denseDate(job.from)}</span>
      <a href={href} target="_blank" rel="noreferrer">
        {t('pages.classes.insured', { count: job.insuredMonths })}
      </a>
    </span>
  );
}
