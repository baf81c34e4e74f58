import { useQueryClient } from '@tanstack/react-query';
import { otherCodeNames, showEvidence } from '@yanzhen/procedures/evidence/contract.ts';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { addressOf } from '@yanzhen/web-kit/client.ts';
import { dateText, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { CaseLayout, type EvidenceFile } from '@yanzhen/web-kit/desk/case-layout.tsx';
import { DeskPage } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { useShortcuts } from '@yanzhen/web-kit/desk/shortcuts.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { listCases, listQueues, showCase, type SubsidyCase } from '../contract.ts';
import { CaseApplicant } from './desk-case-applicant.tsx';
import { CaseBeside } from './desk-case-beside.tsx';
import { CaseChecks } from './desk-case-checks.tsx';
import { CaseDecision } from './desk-case-decision.tsx';
import { CaseFacts } from './desk-case-facts.tsx';
import { CaseCorrections, CaseHistory } from './desk-case-history.tsx';
import { CaseMessages } from './desk-case-messages.tsx';
import { CaseMoves } from './desk-case-moves.tsx';
import { CaseStanding } from './desk-case-standing.tsx';
import { CaseWork } from './desk-case-work.tsx';
import { Due } from './desk-due.tsx';
import { caseAddress, neighboursOf, queueAddress, queueQuery } from './desk-queue-address.ts';
import { StateTag } from './desk-state.tsx';
import './desk.css';

/** One case: facts, decision and acts at the left, evidence at the right. */
export function DeskCase() {
  const { params } = useRoute();
  const id = params['applicationId'] ?? '';
  // A new key for each case: nothing of the one before stays in sight while the next is on its way.
  return <CaseOf key={id} applicationId={id} />;
}

function CaseOf({ applicationId }: { readonly applicationId: string }) {
  const t = useWords('subsidies');
  const input = { params: { applicationId } };
  // Each asking is kept as a view, so it is asked once a visit and forgotten after it.
  const ask = useAsk(showCase, input, { freshFor: Infinity });
  const queries = useQueryClient();
  const key = addressOf(showCase, input);
  useEffect(
    () => () =>
      void queries.invalidateQueries({ queryKey: [showCase.id, key], refetchType: 'none' }),
    [queries, key],
  );
  const { search } = useRoute();
  const crumbs = [{ says: t('pages.desk.queue.title'), to: queueAddress(search) }];
  if (ask.data === undefined || ask.isStale) {
    return (
      <DeskPage title={t('pages.desk.case.title')} crumbs={crumbs}>
        <Asked of={{ ...ask, data: undefined } as typeof ask} rows={12}>
          {() => null}
        </Asked>
      </DeskPage>
    );
  }
  return <Case view={ask.data} crumbs={crumbs} />;
}

interface CaseProps {
  readonly view: SubsidyCase;
  readonly crumbs: readonly { readonly says: string; readonly to: string }[];
}

function Case({ view, crumbs }: CaseProps) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const files = useEvidenceFiles(view);
  const [open, setOpen] = useState(files[0]?.id);
  const queue = useQueuePlace(view.applicationId);
  const { language } = useLanguage();
  const { account, today } = useSession();
  const openInSight = (id: string) => {
    setOpen(id);
    // On a small screen the viewer stands below the facts.
    document.querySelector('.yz-evidence')?.scrollIntoView({ block: 'nearest' });
  };
  const missing = view.evidenceNeeded.filter((item) => item.required && item.uploaded === 0);
  const onMoved = useAfterMove(view, queue.after);
  useShortcuts({
    n: queue.openNext && { run: queue.openNext, says: t('pages.desk.case.next') },
    b: queue.openPrevious && { run: queue.openPrevious, says: t('pages.desk.case.previous') },
    u: { run: queue.close, says: t('pages.desk.case.back') },
  });
  const title = `${view.reference ?? t('pages.desk.case.no-reference')} ${view.applicantName}`;
  return (
    <DeskPage
      title={title}
      crumbs={crumbs}
      meta={
        <>
          <StateTag state={view.standing.state} />
          {view.standing.dueOn === null ? null : (
            <Due dueOn={view.standing.dueOn} urgency={view.urgency} />
          )}
        </>
      }
      actions={
        <>
          {queue.says === undefined ? null : <span className="sub-place-in">{queue.says}</span>}
          <Button disabled={queue.openPrevious === undefined} onClick={queue.openPrevious}>
            {t('pages.desk.case.previous')}
          </Button>
          <Button disabled={queue.openNext === undefined} onClick={queue.openNext}>
            {t('pages.desk.case.next')}
          </Button>
          <Button onClick={() => globalThis.print()}>{kit('desk.print')}</Button>
        </>
      }
    >
      <p className="sub-printed">
        {t('pages.desk.printed', { name: account?.name ?? '', on: dateText(today, language) })}
      </p>
      <CaseLayout
        evidence={files}
        open={open}
        onOpen={setOpen}
        note={
          missing.length === 0 ? undefined : (
            <p className="sub-missing">
              {t('pages.desk.case.missing', {
                names: missing.map((item) => text(item.name)).join(t('pages.desk.separator')),
              })}
            </p>
          )
        }
        summary={
          <>
            <CaseNotices view={view} />
            <CaseBeside view={view} />
            <CaseStanding view={view} />
            <CaseApplicant view={view} />
            <CaseFacts view={view} onOpen={openInSight} />
            <CaseDecision view={view} />
            <CaseChecks view={view} />
            <CaseCorrections view={view} />
            <CaseWork view={view} />
            <CaseHistory view={view} />
            <CaseMessages view={view} />
            <CaseMoves view={view} onMoved={onMoved} />
          </>
        }
      />
    </DeskPage>
  );
}

/** What the officer must know before reading on. */
function CaseNotices({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const kit = useWords();
  const { decision, decisionNow, standing, timeline } = view;
  const changed =
    decision !== null &&
    (decision.outcome !== decisionNow.outcome || decision.amountFen !== decisionNow.amountFen);
  const refusal = timeline.findLast((event) => event.move === 'refuse');
  const back = timeline.findLast((event) => event.toState === standing.state);
  return (
    <>
      {changed && standing.holder !== null ? (
        <Notice tone="attention" title={t('pages.desk.case.changed')}>
          <p>
            {t('pages.desk.case.changed-says', {
              before: kit(`decision.${decision.outcome}`),
              now: kit(`decision.${decisionNow.outcome}`),
            })}
          </p>
        </Notice>
      ) : null}
      {back?.move === 'send-back' && back.reason !== null ? (
        <Notice tone="attention" title={t('pages.desk.case.sent-back', { by: back.by ?? '—' })}>
          <p>{back.reason}</p>
        </Notice>
      ) : null}
      {standing.state === 'refused' && refusal !== undefined ? (
        <Notice title={t('pages.desk.case.refused')}>
          <p>{refusal.reason}</p>
          {view.remedy === null ? null : (
            <p>{t('pages.desk.case.remedy', { remedy: view.remedy })}</p>
          )}
        </Notice>
      ) : null}
      {view.filedBy === null ? null : (
        <Notice title={t('pages.desk.case.filed-by', { name: view.filedBy.name })}>
          <p>{t('pages.desk.case.consent', { consent: consentSays(view.filedBy.consent, t) })}</p>
        </Notice>
      )}
    </>
  );
}

/** The way of consent in words; the server gives it as `written: the note`. */
function consentSays(consent: string, t: (key: string) => string): string {
  const [, way, note] = /^(in-person|guardian|written|telephone): (.*)$/s.exec(consent) ?? [];
  return way === undefined
    ? consent
    : `${t(`pages.desk.consent.${way}`)}${t('pages.desk.join')}${note}`;
}

/** The files in the order of the benefit's list, each by what it proves. */
function useEvidenceFiles(view: SubsidyCase): readonly EvidenceFile[] {
  const text = useText();
  const { applicationId, evidence, evidenceNeeded } = view;
  const order = new Map(evidenceNeeded.map((item, place) => [item.code, place]));
  const sorted = evidence.toSorted(
    (a, b) => (order.get(a.code) ?? order.size) - (order.get(b.code) ?? order.size),
  );
  return sorted.map((file, place) => {
    const same = sorted.slice(0, place).filter((other) => other.code === file.code).length;
    const item = evidenceNeeded.find((needed) => needed.code === file.code);
    const named = item?.name ?? otherCodeNames[file.code];
    const name = named === undefined ? file.code : text(named);
    return {
      id: file.id,
      title: same === 0 ? name : `${name} ${same + 1}`,
      name: file.name,
      href: addressOf(showEvidence, { params: { applicationId, evidenceId: file.id } }),
      mediaType: file.mediaType,
      meta: denseMoment(file.uploadedAt),
    };
  });
}

/** Where the case stands in the queue that it was opened from. */
function useQueuePlace(applicationId: string) {
  const t = useWords('subsidies');
  const { search, go } = useRoute();
  const { account } = useSession();
  const list = useAsk(listCases, { query: queueQuery(search, account?.roles ?? []) });
  const ids = list.data?.rows.map((row) => row.applicationId) ?? [];
  const { at, previous, next, after } = neighboursOf(ids, applicationId);
  const opener = (id: string | undefined) =>
    id === undefined ? undefined : () => go(caseAddress(id, search));
  return {
    after,
    close: () => go(queueAddress(search)),
    openPrevious: opener(previous),
    openNext: opener(next === applicationId ? undefined : next),
    says:
      at === -1
        ? undefined
        : t('pages.desk.case.place', {
            at: at + 1,
            of: `${ids.length}${typeof list.data?.next === 'string' ? '+' : ''}`,
          }),
  };
}

/** After a move: say it, and open the next case of the queue, or the queue when it was the last. */
function useAfterMove(view: SubsidyCase, next: string | undefined): (says: string) => void {
  const t = useWords('subsidies');
  const { search, go } = useRoute();
  const queries = useQueryClient();
  return (says) => {
    const stale: readonly unknown[] = [listCases.id, listQueues.id];
    void queries.invalidateQueries({ predicate: ({ queryKey }) => stale.includes(queryKey[0]) });
    const done = `${view.reference ?? ''} ${says}`.trim();
    announce(next === undefined ? done : t('pages.desk.case.moved-next', { done }));
    go(next === undefined ? queueAddress(search) : caseAddress(next, search));
  };
}
