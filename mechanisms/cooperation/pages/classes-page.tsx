import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { RecordTable } from '@yanzhen/web-kit/desk/record-table.tsx';
import { useRecords } from '@yanzhen/web-kit/desk/records.ts';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract-training.ts';
import { agreementField } from './agreement-choice.tsx';
import { useMayKeep } from './may-keep.ts';
import './cooperation.css';

export const classTones = { running: 'waiting', completed: 'good', withdrawn: 'bad' } as const;

const countsOf = ({ students, graduated, employed }: contract.ClassView) => ({
  students,
  graduated,
  employed,
});

/** Order, named and custom classes, and joint pilots. */
export function ClassesPage() {
  const t = useWords('cooperation');
  const { go } = useRoute();
  const kinds = contract.classKinds.map((value) => ({ value, label: t(`class.kind.${value}`) }));
  const records = useRecords({
    filters: [
      { id: 'kind', label: t('pages.fields.kind'), options: kinds },
      {
        id: 'state',
        label: t('pages.fields.state'),
        options: contract.classStates.map((value) => ({ value, label: t(`class.state.${value}`) })),
      },
    ],
  });
  const ask = useAsk(contract.listClasses, { query: { ...records.query } });
  const opening = useTell(contract.openClass);
  const mayKeep = useMayKeep();
  return (
    <DeskPage
      title={t('pages.classes.title')}
      lead={t('pages.classes.lead')}
      actions={
        mayKeep ? (
          <>
            <Link to="/desk/training-classes/import">{t('pages.import.link')}</Link>
            <Link to="/desk/class-students/import">{t('pages.import.students-link')}</Link>
            <FormButtonPanel
              button={{ type: 'primary' }}
              title={t('pages.classes.open')}
              schema={bodySchema(contract.openClass)}
              onSend={async (body) =>
                go(`/desk/training-classes/${(await opening.tell({ body })).id}`)
              }
              fields={[
                { id: 'name', kind: 'line', label: t('pages.fields.name') },
                { id: 'kind', kind: 'choice', label: t('pages.fields.kind'), options: kinds },
                {
                  id: 'level',
                  kind: 'choice',
                  label: t('pages.fields.level'),
                  options: contract.classLevels.map((value) => ({
                    value,
                    label: t(`class.level.${value}`),
                  })),
                },
                { id: 'schoolId', kind: 'organisation', label: t('pages.fields.school') },
                {
                  id: 'partnerId',
                  kind: 'organisation',
                  label: t('pages.fields.partner'),
                  hint: t('pages.classes.partner-hint'),
                },
                agreementField(t('pages.fields.agreement')),
                { id: 'area', kind: 'area', label: '', wholeCity: false },
                { id: 'trade', kind: 'line', label: t('pages.fields.trade') },
                { id: 'intake', kind: 'count', label: t('pages.fields.intake') },
                { id: 'startedOn', kind: 'day', label: t('pages.fields.begun') },
                { id: 'endsOn', kind: 'day', label: t('pages.fields.ends') },
                {
                  id: 'insured',
                  kind: 'yes-no',
                  label: t('pages.fields.insured'),
                  hint: t('pages.bases.insured-hint'),
                },
                {
                  id: 'enterpriseTeachers',
                  kind: 'count',
                  label: t('pages.fields.teachers'),
                  optional: true,
                },
                {
                  id: 'internPayFenMonthly',
                  kind: 'yuan',
                  label: t('pages.fields.intern-pay'),
                  optional: true,
                },
                {
                  id: 'jobsPromised',
                  kind: 'count',
                  label: t('pages.fields.promised'),
                  optional: true,
                },
              ]}
            />
          </>
        ) : undefined
      }
    >
      <RecordTable
        records={records}
        ask={ask}
        label={t('pages.classes.title')}
        rowKey={(row) => row.id}
        rowLink={(row) => `/desk/training-classes/${row.id}`}
        empty={<EmptyState title={t('pages.classes.empty')} />}
        narrow={{
          title: (row) => row.name,
          body: (row) => (
            <div className="cooperation-tags">
              <Tag tone={classTones[row.state]}>{t(`class.state.${row.state}`)}</Tag>
              <span>{t('pages.classes.counts', countsOf(row))}</span>
              <span>{`${row.schoolName} · ${row.partnerName}`}</span>
            </div>
          ),
        }}
        columns={[
          { id: 'name', title: t('pages.fields.name'), cell: (row) => row.name },
          { id: 'kind', title: t('pages.fields.kind'), cell: (row) => t(`class.kind.${row.kind}`) },
          { id: 'school', title: t('pages.fields.school'), cell: (row) => row.schoolName },
          { id: 'partner', title: t('pages.fields.partner'), cell: (row) => row.partnerName },
          { id: 'begun', title: t('pages.fields.begun'), cell: (row) => denseDate(row.startedOn) },
          {
            id: 'state',
            title: t('pages.fields.state'),
            cell: (row) => (
              <span className="cooperation-tags">
                <Tag tone={classTones[row.state]}>{t(`class.state.${row.state}`)}</Tag>
                {row.flags.map((flag) => (
                  <Tag key={flag} tone="attention">
                    {t(`class.flag.${flag}`)}
                  </Tag>
                ))}
              </span>
            ),
          },
          {
            id: 'counts',
            title: t('pages.classes.counts-title'),
            align: 'end',
            cell: (row) =>
              `${String(row.students)} / ${String(row.graduated)} / ${String(row.employed)}`,
          },
        ]}
      />
    </DeskPage>
  );
}
