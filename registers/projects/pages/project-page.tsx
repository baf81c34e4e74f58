import { useAreas } from '../../policies/pages/area-panel.tsx';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link, useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import * as contract from '../contract.ts';
import type { ProjectDetail } from '../contract.ts';
import { listOfProject } from '../contract-outcomes.ts';
import { Doubles } from './doubles.tsx';
import { OutcomesSheet } from './outcomes-sheet.tsx';
import { ProjectActs } from './project-acts.tsx';
import { toneOf } from './tone.ts';
import './projects.css';

/** One project: its money, outcomes and record, and others that may be the same one. */
export function ProjectPage() {
  const t = useWords('projects');
  const { params } = useRoute();
  const ask = useAsk(contract.showProject, { params: { projectId: params['projectId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.name ?? t('pages.one.title')}
      crumbs={[{ says: t('pages.list.title'), to: '/desk/projects' }]}
      meta={data ? <Tag tone={toneOf[data.state]}>{t(`state.${data.state}`)}</Tag> : undefined}
      actions={data ? <ProjectActs project={data} /> : undefined}
    >
      <Asked of={ask}>{(project) => <Sheets project={project} />}</Asked>
    </DeskPage>
  );
}

function Sheets({ project }: { readonly project: ProjectDetail }) {
  const t = useWords('projects');
  const outcomes = useAsk(listOfProject, { params: { projectId: project.id } });
  const mayReport = project.moves.includes('change');
  return (
    <>
      {project.sameAs === null ? null : (
        <Notice tone="attention" title={t('pages.one.joined')}>
          <Link to={`/desk/projects/${project.sameAs}`}>{t('pages.one.go-joined')}</Link>
        </Notice>
      )}
      {project.flags.includes('money-beyond-whole') ? (
        <Notice tone="attention" title={t('pages.one.money-beyond')}>
          <p>{t('pages.one.money-beyond-says')}</p>
        </Notice>
      ) : null}
      {project.doubles.length === 0 ? null : <Doubles project={project} />}
      <DeskSheet title={t('pages.one.content')}>
        <Facts project={project} />
      </DeskSheet>
      <Asked of={outcomes}>
        {(listed) => (
          <OutcomesSheet listed={listed} of={mayReport ? { projectId: project.id } : null} />
        )}
      </Asked>
      <DeskSheet title={t('pages.one.record')}>
        <DeskTimeline
          events={project.events.map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
            by: event.by,
            ...(event.reason === null ? {} : { detail: event.reason }),
          }))}
        />
      </DeskSheet>
    </>
  );
}

function Facts({ project: row }: { readonly project: ProjectDetail }) {
  const t = useWords('projects');
  const areas = useAreas();
  const fact = (id: string, value: React.ReactNode, span = 1) => ({
    id,
    label: t(`pages.fields.${id}`),
    value,
    span,
  });
  return (
    <DeskFacts
      facts={[
        fact('number', row.number),
        fact('field', t(`field.${row.field}`)),
        fact('partner', row.partnerName),
        fact('enterprise', row.enterpriseName),
        fact('county', areas.countyName(row.county)),
        fact('cluster', areas.clusterName(row.cluster)),
        fact('started', denseDate(row.startedOn)),
        fact('ends', denseDate(row.endsOn)),
        fact('total', <Money fen={row.totalFen} />),
        fact('special', <Money fen={row.specialFundFen} />),
        fact('enterprise-money', <Money fen={row.enterpriseFen} />),
        fact('province', <Money fen={row.provinceFen} />),
        fact('other', <Money fen={row.otherFen} />),
        fact(
          'agreement',
          row.agreementId === null ? (
            '—'
          ) : (
            <Link to={`/desk/agreements/${row.agreementId}`}>{row.agreementTitle}</Link>
          ),
          2,
        ),
      ]}
    />
  );
}
