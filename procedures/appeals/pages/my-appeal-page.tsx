import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { addressOf, upload } from '@yanzhen/web-kit/client.ts';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { Button, LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { ConfirmDialog } from '@yanzhen/web-kit/plain/confirm-dialog.tsx';
import { FileUpload } from '@yanzhen/web-kit/plain/file-upload.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
import { StatusPanel } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Timeline } from '@yanzhen/web-kit/plain/timeline.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import * as contract from '../contract.ts';
import type { MyAppeal } from '../contract.ts';
import { useCountingLines } from '../../applications/pages/counting-panel.tsx';
import { useBenefitName } from './names.ts';
import { Remedies } from './remedies.tsx';
import { toneOf } from './tones.ts';
import './my-appeals.css';

/** One appeal of mine: who has it, by when, what was found, and what else I can do. */
export function MyAppealPage() {
  const { params } = useRoute();
  const ask = useAsk(contract.showMine, { params: { appealId: params['appealId'] ?? '' } });
  return (
    <Asked of={ask}>
      {({ appeal, terms }) => (
        <Shown appeal={appeal} terms={terms} onFile={() => void ask.refetch()} />
      )}
    </Asked>
  );
}

interface ShownProps {
  readonly appeal: MyAppeal;
  readonly terms: contract.Terms;
  readonly onFile: () => void;
}

function Shown({ appeal, terms, onFile }: ShownProps) {
  const t = useWords('appeals');
  const text = useText();
  const { language } = useLanguage();
  const benefit = useBenefitName();
  const lines = useCountingLines()(appeal.dueOn === null ? null : appeal.counting);
  const { state, dueOn, legalDueOn } = appeal;
  const open = appeal.mayAddFiles;
  return (
    <Page
      title={t('pages.one.title')}
      above={[appeal.number, benefit(appeal.benefitId), text(appeal.decisionName)].join(' · ')}
      back="/appeals"
    >
      <StatusPanel
        state={t(`own-state.${state}`)}
        tone={toneOf[state]}
        holder={open ? t(`pages.one.holder-${state}`) : undefined}
        since={undefined}
        dueOn={dueOn ?? undefined}
        counting={lines}
        provisional={appeal.counting?.provisional ?? false}
        canDo={t(open ? 'pages.one.wait' : 'pages.one.ended')}
        actions={
          <LinkButton tone="secondary" to={`/applications/${appeal.applicationId}`}>
            {t('pages.one.case')}
          </LinkButton>
        }
      >
        {legalDueOn === null ? null : (
          <p className="yz-small">
            {t('pages.one.legal')} ·{' '}
            {t('pages.one.legal-until', { date: dateText(legalDueOn, language) })}
          </p>
        )}
        <Found appeal={appeal} />
      </StatusPanel>
      <Card title={t('pages.one.yours')}>
        <p className="appeal-own">{appeal.grounds}</p>
        {appeal.conditions.length === 0 ? null : (
          <>
            <h3>{t('pages.one.conditions')}</h3>
            <ul className="appeal-list">
              {appeal.conditions.map(({ id, says, clause }) => (
                <li key={id}>
                  {text(says)} <span className="yz-small">{clause}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Files appeal={appeal} onFile={onFile} />
      <section>
        <h2>{t('pages.one.history')}</h2>
        <Timeline
          events={appeal.events.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: t(`move.${event.move}`),
          }))}
        />
      </section>
      <Withdraw appeal={appeal} />
      {state === 'changed' ? null : <Remedies terms={terms} />}
    </Page>
  );
}

function Found({ appeal }: { readonly appeal: MyAppeal }) {
  const t = useWords('appeals');
  const { language } = useLanguage();
  if (appeal.state === 'out-of-time') {
    const date = dateText(appeal.askUntil, language);
    return <Notice tone="attention" title={t('pages.one.late-says', { date })} />;
  }
  if (appeal.reason === null) return null;
  const changed = appeal.state === 'changed';
  return (
    <Notice tone={changed ? 'good' : 'info'} title={t('pages.one.found')}>
      <p>{appeal.reason}</p>
      {changed ? <p>{t('pages.one.changed-says')}</p> : null}
    </Notice>
  );
}

function Files({ appeal, onFile }: Omit<ShownProps, 'terms'>) {
  const t = useWords('appeals');
  const params = { appealId: appeal.id };
  const files = appeal.files.map(({ id, name, bytes }) => ({
    id,
    name,
    sizeBytes: bytes,
    removable: false,
    href: addressOf(contract.showFile, { params: { ...params, fileId: id } }),
  }));
  if (!appeal.mayAddFiles && files.length === 0) return null;
  const send = async (file: File, onProgress: (share: number) => void) => {
    await upload(contract.addFile, { params, files: { file } }, onProgress);
    onFile();
  };
  return (
    <Card>
      <FileUpload
        id="appeal-files"
        label={t('pages.one.files')}
        {...(appeal.mayAddFiles ? { hint: t('pages.one.files-hint') } : {})}
        files={files}
        onUpload={send}
        maxBytes={10 * 1024 * 1024}
        maxFiles={appeal.mayAddFiles ? 20 : files.length}
      />
    </Card>
  );
}

function Withdraw({ appeal }: { readonly appeal: MyAppeal }) {
  const t = useWords('appeals');
  const { tell, pending, problem } = useTell(contract.withdrawAppeal);
  const [open, setOpen] = useState(false);
  if (!appeal.mayWithdraw) return null;
  const send = async () => {
    await tell({ params: { appealId: appeal.id } });
    setOpen(false);
    announce(t('pages.one.withdrawn'));
  };
  return (
    <Actions>
      <Button tone="quiet" onClick={() => setOpen(true)}>
        {t('pages.one.withdraw')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('pages.one.withdraw-title')}
        act={t('pages.one.withdraw')}
        tone="danger"
        pending={pending}
        onConfirm={() => void send().catch(() => undefined)}
        onCancel={() => setOpen(false)}
      >
        <p>{t('pages.one.withdraw-says')}</p>
        {problem === null ? null : <ProblemNotice problem={problem} />}
      </ConfirmDialog>
    </Actions>
  );
}
