import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { EmptyState } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { SummaryList } from '@yanzhen/web-kit/plain/summary-list.tsx';
import { DateText, Money, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { showMyProject, type ProjectView } from '../contract.ts';
import * as contract from '../contract-outcomes.ts';
import type { OutcomeView } from '../contract-outcomes.ts';
import { isMoney } from '../contract-outcome-kinds.ts';
import { MyOutcomeForm } from './my-outcome-form.tsx';

/** One project of my enterprise: its outcomes are reported here, and audited by an office. */
export function MyProjectPage() {
  const { params } = useRoute();
  const ask = useAsk(showMyProject, { params: { projectId: params['projectId'] ?? '' } });
  return <Asked of={ask}>{(project) => <Project project={project} />}</Asked>;
}

function Project({ project }: { readonly project: ProjectView }) {
  const t = useWords('projects');
  const ask = useAsk(contract.listOfProject, { params: { projectId: project.id } });
  const [reporting, setReporting] = useState(false);
  return (
    <Page title={project.name} above={project.number} back="/projects">
      <SummaryList
        rows={[
          { id: 'partner', label: t('pages.fields.partner'), value: project.partnerName },
          { id: 'state', label: t('pages.fields.state'), value: t(`state.${project.state}`) },
          { id: 'field', label: t('pages.fields.field'), value: t(`field.${project.field}`) },
          {
            id: 'total',
            label: t('pages.fields.total'),
            value: <Money fen={project.totalFen} />,
          },
          {
            id: 'own',
            label: t('pages.fields.enterprise-money'),
            value: <Money fen={project.enterpriseFen} />,
          },
        ]}
      />
      <h2>{t('pages.fields.outcomes')}</h2>
      <p className="yz-hint">{t('pages.own.outcomes-says')}</p>
      {reporting ? (
        <MyOutcomeForm projectId={project.id} onDone={() => setReporting(false)} />
      ) : (
        <Actions>
          <Button onClick={() => setReporting(true)}>{t('pages.outcomes.report')}</Button>
        </Actions>
      )}
      <Asked of={ask}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t('pages.outcomes.none')} />
          ) : (
            <>
              {rows.map((outcome) => (
                <Outcome key={outcome.id} outcome={outcome} onAdded={() => ask.refetch()} />
              ))}
            </>
          )
        }
      </Asked>
    </Page>
  );
}

interface OutcomeProps {
  readonly outcome: OutcomeView;
  readonly onAdded: () => Promise<unknown>;
}

function Outcome({ outcome, onAdded }: OutcomeProps) {
  const t = useWords('projects');
  const sum = (value: number) =>
    isMoney(outcome.kind) ? <Money fen={value} /> : t('pages.outcomes.one');
  const { auditedQuantity, withdrawn } = outcome;
  const mark = withdrawn ? 'withdrawn' : auditedQuantity === null ? 'not-audited' : 'audited';
  return (
    <Card
      title={outcome.title}
      level={3}
      meta={
        <Tag tone={mark === 'audited' ? 'good' : mark === 'withdrawn' ? 'bad' : 'waiting'}>
          {t(`pages.outcomes.${mark}`)}
        </Tag>
      }
    >
      <SummaryList
        rows={[
          { id: 'kind', label: t('pages.outcomes.kind'), value: t(`kind.${outcome.kind}`) },
          {
            id: 'on',
            label: t('pages.outcomes.happened'),
            value: <DateText on={outcome.happenedOn} />,
          },
          { id: 'reported', label: t('pages.outcomes.reported'), value: sum(outcome.quantity) },
          ...(auditedQuantity === null
            ? []
            : [{ id: 'audited', label: t('pages.outcomes.audited'), value: sum(auditedQuantity) }]),
        ]}
      />
      <Papers outcome={outcome} onAdded={onAdded} />
    </Card>
  );
}

function Papers({ outcome, onAdded }: OutcomeProps) {
  const t = useWords('projects');
  const removing = useTell(contract.removeEvidence);
  const params = { outcomeId: outcome.id };
  const files = outcome.evidence.map(({ id, name, bytes, removable }) => ({
    id,
    name,
    sizeBytes: bytes,
    href: addressOf(contract.showEvidence, { params: { ...params, evidenceId: id } }),
    removable,
  }));
  if (!outcome.mayChange) {
    return (
      <ul>
        {files.map(({ id, name, href }) => (
          <li key={id}>
            <a href={href} target="_blank" rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <FileUpload
      id={`evidence-${outcome.id}`}
      label={t('pages.outcomes.evidence')}
      maxFiles={10}
      files={files}
      onUpload={async (file, onProgress) => {
        await upload(contract.addEvidence, { params, files: { file } }, onProgress);
        await onAdded();
      }}
      onRemove={(evidenceId) => removing.tell({ params: { ...params, evidenceId } })}
    />
  );
}
