import { useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { showVersion } from '@yanzhen/registers/policies/contract.ts';
import * as contract from '../contract.ts';
import { ChangeView } from './change-view.tsx';

interface DraftSavingProps {
  readonly draft: contract.DraftView;
  /** What stands in the editor. */
  readonly content: string;
  /** Puts another text into the editor; undo brings one's own back. */
  readonly onTake: (content: string) => void;
}

/** Saves what is in the editor; when somebody saved meanwhile, shows theirs and lets nothing get lost. */
export function DraftSaving({ draft, content, onTake }: DraftSavingProps) {
  const t = useWords('policy-review');
  const save = useTell(contract.saveDraft);
  /** The text and version that the editor's text was written on. */
  const [own, setOwn] = useState({ version: draft.version, content: draft.content });
  const unsaved = content !== own.content;
  const behind = draft.version > own.version;
  useLeaveWarning(unsaved);
  const send = async (version: number, basedOn?: string): Promise<void> => {
    const body = { version, content, ...(basedOn === undefined ? {} : { basedOn }) };
    const saved = await save.tell({ params: { draftId: draft.id }, body }).catch(() => undefined);
    if (!saved) return;
    setOwn({ version: saved.version, content });
    announce(t('pages.draft.saved', { version: saved.version }));
  };
  const conflict = behind || save.problem?.code === contract.faults.stale;
  return (
    <>
      {save.problem === null || save.problem.code === contract.faults.stale ? null : (
        <ProblemNotice problem={save.problem} />
      )}
      {conflict ? (
        <Conflict
          // Each refusal asks anew whose text stands there.
          key={save.problem?.requestId ?? 'behind'}
          draft={draft}
          own={own}
          content={content}
          problem={save.problem}
          pending={save.pending}
          onTake={(theirs) => {
            onTake(theirs.content);
            setOwn(theirs);
            save.reset();
          }}
          onKeep={(version) => void send(version)}
        />
      ) : null}
      {draft.newer === null ? null : (
        <Newer draft={draft} newer={draft.newer} onBase={(id) => void send(own.version, id)} />
      )}
      {conflict ? null : (
        <div className="yz-desk-acts yz-draft-save">
          <Button
            type="primary"
            loading={save.pending}
            disabled={!unsaved}
            onClick={() => void send(own.version)}
          >
            {t('pages.draft.save')}
          </Button>
          <span className="yz-small" aria-live="polite">
            {unsaved
              ? t('pages.draft.unsaved')
              : t('pages.draft.all-saved', { version: own.version })}
          </span>
        </div>
      )}
    </>
  );
}

interface ConflictProps {
  readonly draft: contract.DraftView;
  readonly own: { readonly version: number; readonly content: string };
  readonly content: string;
  readonly problem: ReturnType<typeof useTell<typeof contract.saveDraft>>['problem'];
  readonly pending: boolean;
  readonly onTake: (theirs: { version: number; content: string }) => void;
  readonly onKeep: (version: number) => void;
}

function Conflict({ draft, own, content, problem, pending, onTake, onKeep }: ConflictProps) {
  const t = useWords('policy-review');
  // What the page knew may be older than the refusal: ask for the text that stands there now.
  const now = useAsk(contract.showDraft, { params: { draftId: draft.id } }, { freshFor: 0 });
  const theirs = now.data && now.data.version > own.version ? now.data : undefined;
  const by = theirs?.texts[0]?.by ?? '';
  return (
    <Notice
      tone="attention"
      title={problem?.title ?? t('pages.draft.saved-meanwhile', { by })}
      actions={
        theirs === undefined ? undefined : (
          <>
            <Button loading={pending} type="primary" onClick={() => onKeep(theirs.version)}>
              {t('pages.draft.keep-mine')}
            </Button>
            <Button onClick={() => onTake({ version: theirs.version, content: theirs.content })}>
              {t('pages.draft.take-theirs')}
            </Button>
          </>
        )
      }
    >
      <p>{t('pages.draft.nothing-lost')}</p>
      {theirs === undefined ? null : (
        <ChangeView
          before={theirs.content}
          after={content}
          label={t('pages.draft.theirs-and-mine')}
        />
      )}
    </Notice>
  );
}

interface NewerProps {
  readonly draft: contract.DraftView;
  readonly newer: NonNullable<contract.DraftView['newer']>;
  readonly onBase: (versionId: string) => void;
}

function Newer({ draft, newer, onBase }: NewerProps) {
  const t = useWords('policy-review');
  const published = useAsk(showVersion, { params: { versionId: newer.versionId } });
  return (
    <Notice
      tone="attention"
      title={t('pages.draft.newer', { version: newer.version })}
      actions={
        <Button onClick={() => onBase(newer.versionId)}>
          {t('pages.draft.take-as-base', { version: newer.version })}
        </Button>
      }
    >
      <p>{t('pages.draft.newer-how')}</p>
      {published.data === undefined || draft.base === null ? null : (
        <ChangeView
          before={draft.base.content}
          after={published.data.content}
          label={t('pages.draft.newer', { version: newer.version })}
        />
      )}
    </Notice>
  );
}

/** The browser asks before the page is left with unsaved text. */
function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [unsaved]);
}
