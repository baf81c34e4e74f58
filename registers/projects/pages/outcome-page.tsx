import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { WordsDialogue } from '@yanzhen/web-kit/desk/words-dialogue.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract-outcomes.ts';
import type { OutcomeView } from '../contract-outcomes.ts';
import { AuditDialogue } from './audit-dialogue.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import { AuditMark, Quantity } from './outcomes-sheet.tsx';
import './projects.css';

/** One outcome: what was reported, the papers that show it, and its audit. */
export function OutcomePage() {
  const t = useWords('projects');
  const { params } = useRoute();
  const ask = useAsk(contract.showOutcome, { params: { outcomeId: params['outcomeId'] ?? '' } });
  const { data } = ask;
  return (
    <DeskPage
      title={data?.title ?? t('pages.outcomes.page')}
      crumbs={
        data
          ? [{ says: t('pages.outcomes.back'), to: parentOf(data) }]
          : [{ says: t('pages.list.title'), to: '/desk/projects' }]
      }
      meta={data ? <AuditMark outcome={data} /> : undefined}
      actions={data ? <Acts outcome={data} /> : undefined}
    >
      <Asked of={ask}>
        {(outcome) => <Sheets outcome={outcome} onAdded={() => ask.refetch()} />}
      </Asked>
    </DeskPage>
  );
}

function parentOf({ projectId, agreementId }: OutcomeView): string {
  return projectId === null
    ? `/desk/agreements/${agreementId ?? ''}/outcomes`
    : `/desk/projects/${projectId}`;
}

interface SheetsProps {
  readonly outcome: OutcomeView;
  /** Asks anew: a paper was added. */
  readonly onAdded: () => Promise<unknown>;
}

function Sheets({ outcome, onAdded }: SheetsProps) {
  const t = useWords('projects');
  const fact = (id: string, value: React.ReactNode, span = 1) => ({
    id,
    label: t(`pages.outcomes.${id}`),
    value,
    span,
  });
  const { auditedBy, auditedAt } = outcome;
  return (
    <>
      <DeskSheet title={t('pages.outcomes.page')}>
        <DeskFacts
          facts={[
            fact('kind', t(`kind.${outcome.kind}`)),
            fact('happened', denseDate(outcome.happenedOn)),
            fact('reported', <Quantity kind={outcome.kind} value={outcome.quantity} />),
            fact(
              'by',
              t('pages.outcomes.audited-by', {
                name: outcome.reportedBy,
                on: denseMoment(outcome.reportedAt),
              }),
            ),
            fact('audited', <AuditMark outcome={outcome} />),
            fact(
              'audit',
              auditedBy === null || auditedAt === null
                ? '—'
                : t('pages.outcomes.audited-by', { name: auditedBy, on: denseMoment(auditedAt) }),
            ),
            ...(outcome.auditNote === null ? [] : [fact('note', outcome.auditNote, 2)]),
          ]}
        />
      </DeskSheet>
      <DeskSheet title={t('pages.outcomes.evidence')}>
        <Papers outcome={outcome} onAdded={onAdded} />
      </DeskSheet>
    </>
  );
}

function Papers({ outcome, onAdded }: SheetsProps) {
  const t = useWords('projects');
  const removing = useTell(contract.removeEvidence);
  const params = { outcomeId: outcome.id };
  const hrefOf = (evidenceId: string) =>
    addressOf(contract.showEvidence, { params: { ...params, evidenceId } });
  if (!outcome.mayChange) {
    if (outcome.evidence.length === 0) return <p>{t('pages.outcomes.evidence-none')}</p>;
    return (
      <ul>
        {outcome.evidence.map(({ id, name }) => (
          <li key={id}>
            <a href={hrefOf(id)} target="_blank" rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <FileUpload
      id="evidence"
      label={t('pages.outcomes.evidence')}
      maxFiles={10}
      files={outcome.evidence.map(({ id, name, bytes, removable }) => ({
        id,
        name,
        sizeBytes: bytes,
        href: hrefOf(id),
        removable,
      }))}
      onUpload={async (file, onProgress) => {
        await upload(contract.addEvidence, { params, files: { file } }, onProgress);
        await onAdded();
      }}
      onRemove={(evidenceId) => removing.tell({ params: { ...params, evidenceId } })}
    />
  );
}

function Acts({ outcome }: { readonly outcome: OutcomeView }) {
  const t = useWords('projects');
  const withdrawing = useTell(contract.withdrawOutcome);
  const [open, setOpen] = useState<'audit' | 'correct' | 'withdraw' | null>(null);
  const close = () => setOpen(null);
  if (!outcome.mayChange) return null;
  const of = outcome.projectId === null ? { agreementId: outcome.agreementId ?? '' } : { projectId: outcome.projectId }; // prettier-ignore
  return (
    <>
      {outcome.mayAudit ? (
        <Button type="primary" onClick={() => setOpen('audit')}>
          {t('pages.outcomes.audit')}
        </Button>
      ) : (
        <small>{t('pages.outcomes.own')}</small>
      )}
      <Button onClick={() => setOpen('correct')}>{t('pages.outcomes.correct')}</Button>
      <Button danger onClick={() => setOpen('withdraw')}>
        {t('pages.outcomes.withdraw')}
      </Button>
      {open === 'audit' ? <AuditDialogue outcome={outcome} onClose={close} /> : null}
      {open === 'correct' ? <OutcomeForm of={of} outcome={outcome} onClose={close} /> : null}
      {open === 'withdraw' ? (
        <WordsDialogue
          danger
          title={t('pages.outcomes.withdraw')}
          explains={<p>{t('pages.outcomes.withdraw-says')}</p>}
          fields={[{ id: 'reason', label: t('pages.fields.reason'), required: true }]}
          onSend={({ reason = '' }) =>
            withdrawing.tell({
              params: { outcomeId: outcome.id },
              body: { version: outcome.version, reason },
            })
          }
          onDone={() => {
            announce(t('pages.outcomes.withdrawn'));
            close();
          }}
          onClose={close}
        />
      ) : null}
    </>
  );
}
