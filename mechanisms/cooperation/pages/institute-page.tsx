import { FormButtonPanel } from '@yanzhen/procedures/records/pages/form-button-panel.tsx';
import { RecordFormPanel } from '@yanzhen/procedures/records/pages/record-form-panel.tsx';
import { PapersPanel } from '@yanzhen/procedures/records/pages/papers-panel.tsx';
import { TrailPanel } from '@yanzhen/procedures/records/pages/trail-panel.tsx';
import { useAreas } from '@yanzhen/registers/policies/pages/area-panel.tsx';
import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { bodySchema } from '@yanzhen/web-kit/form.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-institutes.ts';
import type { InstituteDetail } from '../contract-institutes.ts';
import { InstituteActs } from './institute-acts.tsx';
import { instituteTones } from './institutes-page.tsx';
import './cooperation.css';

type Person = NonNullable<InstituteDetail['people']>[number];

/** One institute: people by title, and its yearly assessments. */
export function InstitutePage() {
  const t = useWords('cooperation');
  const { params } = useRoute();
  const ask = useAsk(contract.showInstitute, {
    params: { instituteId: params['instituteId'] ?? '' },
  });
  return (
    <DeskPage
      title={ask.data?.name ?? t('pages.institutes.one')}
      crumbs={[{ says: t('pages.institutes.title'), to: '/desk/institutes' }]}
      meta={
        ask.data ? (
          <Tag tone={instituteTones[ask.data.state]}>{t(`institute.state.${ask.data.state}`)}</Tag>
        ) : undefined
      }
      actions={ask.data ? <InstituteActs institute={ask.data} /> : undefined}
    >
      <Asked of={ask}>
        {(institute) => (
          <>
            <DeskSheet title={t('pages.fields.content')}>
              <Facts institute={institute} />
            </DeskSheet>
            {institute.assessmentDue ? (
              <Notice tone="attention" title={t('pages.institutes.assessment-due')} />
            ) : null}
            <People institute={institute} />
            <Assessments institute={institute} />
            <PapersPanel
              of={contract.institutePapers}
              recordId={institute.id}
              papers={institute.papers}
              mayAdd={institute.mayKeep}
              onAdded={() => ask.refetch()}
            />
            <TrailPanel events={institute.events} nameOf={(move) => t(`trail.${move}`)} />
          </>
        )}
      </Asked>
    </DeskPage>
  );
}

interface InstituteProps {
  readonly institute: InstituteDetail;
}

function Facts({ institute: row }: InstituteProps) {
  const t = useWords('cooperation');
  const areas = useAreas();
  return (
    <DeskFacts
      facts={[
        { id: 'kind', label: t('pages.fields.kind'), value: t(`institute.kind.${row.kind}`) },
        { id: 'organisation', label: t('pages.fields.organisation'), value: row.organisationName },
        {
          id: 'settled',
          label: t('pages.fields.settled'),
          value: row.settledOn === null ? '—' : denseDate(row.settledOn),
        },
        {
          id: 'left',
          label: t('pages.fields.left'),
          value: row.leftOn === null ? '—' : denseDate(row.leftOn),
        },
        { id: 'county', label: t('pages.fields.county'), value: areas.countyName(row.county) },
        { id: 'cluster', label: t('pages.fields.cluster'), value: areas.clusterName(row.cluster) },
        ...row.byTitle.map(({ title, persons }) => ({
          id: title,
          label: t(`institute.title.${title}`),
          value: t('pages.institutes.persons', { count: persons }),
        })),
        {
          id: 'agreement',
          label: t('pages.fields.agreement'),
          value:
            row.agreementId === null ? (
              '—'
            ) : (
              <Link to={`/desk/agreements/${row.agreementId}`}>{row.agreementTitle}</Link>
            ),
          span: 2,
        },
      ]}
    />
  );
}

function People({ institute }: InstituteProps) {
  const t = useWords('cooperation');
  const adding = useTell(contract.addPerson);
  const changing = useTell(contract.changePerson);
  const [open, setOpen] = useState<Person | 'add' | null>(null);
  const close = () => setOpen(null);
  const titles = contract.titles.map((value) => ({ value, label: t(`institute.title.${value}`) }));
  const modes = contract.modes.map((value) => ({ value, label: t(`institute.mode.${value}`) }));
  const { people } = institute;
  return (
    <DeskSheet
      title={t('pages.institutes.people')}
      actions={
        institute.mayKeep && institute.state === 'settled' ? (
          <Button onClick={() => setOpen('add')}>{t('pages.institutes.add-person')}</Button>
        ) : undefined
      }
    >
      {people === null ? (
        <p>{t('pages.institutes.counts-only')}</p>
      ) : people.length === 0 ? (
        <p>{t('pages.institutes.nobody')}</p>
      ) : (
        <PlainTable
          caption={t('pages.institutes.people')}
          rows={people}
          rowKey={(row) => row.id}
          columns={[
            { id: 'name', title: t('pages.fields.person'), cell: (row) => row.name },
            {
              id: 'title',
              title: t('pages.fields.title-held'),
              cell: (row) => t(`institute.title.${row.title}`),
            },
            {
              id: 'mode',
              title: t('pages.fields.mode'),
              cell: (row) => t(`institute.mode.${row.mode}`),
            },
            { id: 'joined', title: t('pages.fields.joined'), cell: (row) => denseDate(row.joinedOn) },
            {
              id: 'left',
              title: t('pages.fields.last-day'),
              cell: (row) => (row.leftOn === null ? '—' : denseDate(row.leftOn)),
            },
            ...(institute.mayKeep
              ? [
                  {
                    id: 'change',
                    title: t('pages.institutes.change'),
                    cell: (row: Person) => (
                      <Button type="link" size="small" onClick={() => setOpen(row)}>
                        {t('pages.institutes.change')}
                        <span className="yz-hidden">{row.name}</span>
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open === 'add' ? (
        <RecordFormPanel
          title={t('pages.institutes.add-person')}
          schema={bodySchema(contract.addPerson)}
          onSend={(body) => adding.tell({ params: { instituteId: institute.id }, body })}
          onClose={close}
          fields={[
            { id: 'name', kind: 'line', label: t('pages.fields.person') },
            {
              id: 'identityNumber',
              kind: 'line',
              label: t('pages.fields.identity'),
              hint: t('pages.institutes.identity-hint'),
            },
            { id: 'title', kind: 'choice', label: t('pages.fields.title-held'), options: titles },
            { id: 'mode', kind: 'choice', label: t('pages.fields.mode'), options: modes },
            { id: 'joinedOn', kind: 'day', label: t('pages.fields.joined') },
          ]}
        />
      ) : null}
      {open === null || open === 'add' ? null : (
        <RecordFormPanel
          title={`${t('pages.institutes.change')}: ${open.name}`}
          schema={bodySchema(contract.changePerson)}
          onSend={(body) => changing.tell({ params: { personRecordId: open.id }, body })}
          onClose={close}
          fields={[
            { id: 'title', kind: 'choice', label: t('pages.fields.title-held'), options: titles, first: open.title },
            { id: 'mode', kind: 'choice', label: t('pages.fields.mode'), options: modes, first: open.mode },
            { id: 'lastDay', kind: 'day', label: t('pages.fields.last-day'), optional: true, first: open.leftOn ?? '' },
            { id: 'reason', kind: 'text', longest: 5_000, label: t('pages.fields.reason') },
          ]}
        />
      )}
    </DeskSheet>
  ); // prettier-ignore
}

function Assessments({ institute }: InstituteProps) {
  const t = useWords('cooperation');
  const { today } = useSession();
  const assessing = useTell(contract.assessInstitute);
  const { version } = institute;
  return (
    <DeskSheet
      title={t('pages.institutes.assessments')}
      actions={
        institute.mayKeep && institute.state === 'settled' ? (
          <FormButtonPanel
            title={t('pages.institutes.assess')}
            schema={bodySchema(contract.assessInstitute).omit({ version: true })}
            onSend={(body) =>
              assessing.tell({ params: { instituteId: institute.id }, body: { ...body, version } })
            }
            fields={[
              {
                id: 'year',
                kind: 'count',
                label: t('pages.fields.year'),
                first: String(Number(today.slice(0, 4)) - 1),
              },
              {
                id: 'verdict',
                kind: 'choice',
                label: t('pages.fields.verdict'),
                options: contract.verdicts.map((value) => ({
                  value,
                  label: t(`institute.verdict.${value}`),
                })),
              },
              { id: 'note', kind: 'text', longest: 5_000, label: t('pages.fields.note') },
              {
                id: 'lastDay',
                kind: 'day',
                label: t('pages.fields.last-day'),
                hint: t('pages.institutes.last-day-hint'),
                optional: true,
              },
            ]}
          />
        ) : undefined
      }
    >
      {institute.assessments.length === 0 ? (
        <p>{t('pages.institutes.no-assessments')}</p>
      ) : (
        <PlainTable
          caption={t('pages.institutes.assessments')}
          rows={institute.assessments}
          rowKey={(row) => String(row.year)}
          columns={[
            { id: 'year', title: t('pages.fields.year'), cell: (row) => row.year },
            {
              id: 'verdict',
              title: t('pages.fields.verdict'),
              cell: (row) => t(`institute.verdict.${row.verdict}`),
            },
            { id: 'note', title: t('pages.fields.note'), cell: (row) => row.note },
            {
              id: 'by',
              title: t('pages.fields.by'),
              cell: (row) => `${row.by} ${denseMoment(row.at)}`,
            },
          ]}
        />
      )}
    </DeskSheet>
  );
}
