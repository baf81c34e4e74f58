import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { DeskFacts } from '@yanzhen/web-kit/desk/desk-facts.tsx';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { DeskTimeline } from '@yanzhen/web-kit/desk/desk-timeline.tsx';
import { Skeleton } from '@yanzhen/web-kit/plain/notice.tsx';
import { DateText } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useSession } from '@yanzhen/web-kit/session.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import * as contract from '../contract.ts';
import { ChangeView } from './change-view.tsx';
import { CheckPanel } from './check-panel.tsx';
import { DraftMoves } from './draft-moves.tsx';
import { DraftSaving } from './draft-saving.tsx';
import { outlineOf, sumPlace, type StatedSum } from './editor/outline.ts';
import type { EditorHandle, EditorMark } from './editor/policy-editor.tsx';
import { policyNames } from './editor/policy-names.ts';
import { useCheck } from './use-check.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

// The editor is large: heading, moves and history do not wait for it.
const PolicyEditor = lazy(() =>
  import('./editor/policy-editor.tsx').then((module) => ({ default: module.PolicyEditor })),
);

/** The text of a draft beside what it would do. */
export function DraftDesk({ draft }: { readonly draft: contract.DraftView }) {
  const t = useWords('policy-review');
  const text = useText();
  const { account } = useSession();
  const isOfficer = account?.roles.includes('policy-admin') === true;
  const edit = draft.moves.find(({ move }) => move === 'edit');
  const readOnly = edit === undefined || edit.excluded !== null;
  const editor = useRef<EditorHandle>(null);
  const [content, setContent] = useState(draft.content);
  const [sharpness, setSharpness] = useState(false);
  const vocabulary = useAsk(contract.showVocabulary, {}, { freshFor: 3_600_000 });
  const { check, pending, problem } = useCheck(draft.id, content, sharpness, isOfficer);
  const settled = useDeferredValue(content);
  const outline = useMemo(() => outlineOf(settled, draft.today), [settled, draft.today]);
  const names = useMemo(
    () => policyNames(vocabulary.data?.facts ?? [], outline),
    [vocabulary.data, outline],
  );
  const marks = useMemo((): readonly EditorMark[] => {
    const places = [...(check?.problems ?? []), ...(check?.survivors ?? [])];
    return places.map(({ line, column, says, remedy }, at) => ({
      line,
      column,
      says: `${text(says)} ${text(remedy)}`,
      severity: at < (check?.problems.length ?? 0) ? 'error' : 'warning',
    }));
  }, [check, text]);
  const takeAmounts = (examples: readonly contract.DraftCheck['examples'][number][]): void => {
    let next = content;
    for (const { benefitId, exampleId, actual } of examples) {
      const sums = { amountYuan: actual.amountFen, payableYuan: actual.payableFen };
      for (const [stated, fen] of Object.entries(sums) as [StatedSum, number | null][]) {
        const place = sumPlace(next, { benefitId, exampleId }, stated);
        const yuan = fen === null ? 'null' : String(fen / 100);
        if (place) next = `${next.slice(0, place.from)}${yuan}${next.slice(place.to)}`;
      }
    }
    editor.current?.setText(next);
  };
  return (
    <div className="yz-draft">
      <div className="yz-draft-main">
        <Standing draft={draft} />
        <DraftMoves draft={draft} unsaved={!readOnly && content !== draft.content} />
        <DeskSheet title={t('pages.draft.text')}>
          {readOnly ? null : (
            <DraftSaving
              draft={draft}
              content={content}
              onTake={(theirs) => editor.current?.setText(theirs)}
            />
          )}
          <Suspense fallback={<Skeleton rows={16} />}>
            <PolicyEditor
              // A text that cannot be edited any more follows the server.
              key={readOnly ? `read ${draft.version}` : 'edit'}
              ref={editor}
              label={t('pages.editor.label', { name: draft.label })}
              initial={readOnly ? draft.content : content}
              readOnly={readOnly}
              names={names}
              marks={marks}
              onChange={setContent}
            />
          </Suspense>
        </DeskSheet>
        {isOfficer ? (
          <CheckPanel
            check={check}
            pending={pending}
            problem={problem}
            sharpness={sharpness}
            onSharpness={() => setSharpness(true)}
            onShow={(line, column) => editor.current?.show(line, column)}
            onTakeAmounts={readOnly ? undefined : takeAmounts}
          />
        ) : null}
        {draft.base === null ? null : (
          <DeskSheet title={t('pages.draft.changes', { version: draft.base.version })}>
            <ChangeView
              before={draft.base.content}
              after={settled}
              label={t('pages.draft.changes', { version: draft.base.version })}
            />
          </DeskSheet>
        )}
        <DeskSheet title={t('pages.draft.history')}>
          <History draft={draft} />
        </DeskSheet>
      </div>
      <WhatIfPanel
        draft={draft}
        content={content}
        outline={outline}
        readOnly={readOnly}
        onMove={({ id }, value) => {
          // Where the number stands in the text of this moment: the outline on the page may be older.
          const { parameters } = outlineOf(content, draft.today);
          const place = parameters.find((each) => each.id === id);
          if (place) editor.current?.replace(place.from, place.to, String(value));
        }}
      />
    </div>
  );
}

function Standing({ draft }: { readonly draft: contract.DraftView }) {
  const t = useWords('policy-review');
  return (
    <DeskFacts
      facts={[
        {
          id: 'base',
          label: t('pages.draft.base'),
          value:
            draft.base === null ? (
              t('pages.draft.no-base')
            ) : (
              <Link to={`/desk/policies/${draft.base.versionId}`}>
                {t('pages.draft.version', { version: draft.base.version })}
              </Link>
            ),
        },
        { id: 'version', label: t('pages.draft.draft-version'), value: draft.version },
        ...(draft.activatesOn === null
          ? []
          : [
              {
                id: 'activates',
                label: t('pages.list.activates'),
                value: <DateText on={draft.activatesOn} />,
              },
            ]),
        ...(draft.publishedVersionId === null
          ? []
          : [
              {
                id: 'published',
                label: t('pages.draft.published'),
                value: (
                  <Link to={`/desk/policies/${draft.publishedVersionId}`}>
                    {t('pages.draft.open-version')}
                  </Link>
                ),
              },
            ]),
      ]}
    />
  );
}

function History({ draft }: { readonly draft: contract.DraftView }) {
  const t = useWords('policy-review');
  return (
    <DeskTimeline
      events={draft.events.toReversed().map((event) => ({
        id: event.id,
        at: event.at,
        title: t(`move.${event.move}`),
        by: `${event.by} (${t(`duty.${event.duty}`)})`,
        detail: [
          t('pages.draft.of-version', { version: event.version }),
          event.activatesOn === null || event.move !== 'propose'
            ? ''
            : t('pages.draft.from-day', { day: event.activatesOn }),
          event.reason ?? '',
        ]
          .filter(Boolean)
          .join(' · '),
        ...(event.move === 'send-back' || event.move === 'drop' ? { tone: 'bad' as const } : {}),
        ...(event.move === 'publish' ? { tone: 'good' as const } : {}),
      }))}
    />
  );
}
