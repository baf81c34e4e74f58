import { Asked, useAsk, useTell } from '@yanzhen/web-kit/ask.tsx';
import { DeskPage, DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { announce } from '@yanzhen/web-kit/plain/live.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useRoute } from '@yanzhen/web-kit/route.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '@yanzhen/web-kit/problem.ts';
import { listIndicators } from '../../indicators/contract.ts';
import * as contract from '../contract.ts';
import { BlockEditor } from './block-editor.tsx';
import { ChangesSheet } from './changes-sheet.tsx';
import {
  contentOf,
  editedFrom,
  freeSlotId,
  moved,
  newSlot,
  slotsNamed,
  type EditedBlock,
  type EditedLetter,
} from './editing.ts';
import { FindingList } from './finding-list.tsx';
import { goToFinding } from './go-to-finding.ts';
import { HeadEditor } from './head-editor.tsx';
import { LetterFrame } from './letter-frame.tsx';
import { SlotEditor } from './slot-editor.tsx';
import { usePreview } from './use-preview.ts';
import './letters.css';

/** Change a draft: head, headings, paragraphs and figure slots, with the letter as it will look. */
export function LetterEditPage() {
  const t = useWords('letters');
  const { params } = useRoute();
  const letterId = params['letterId'] ?? '';
  const ask = useAsk(contract.showLetter, { params: { letterId } }, { freshFor: 0 });
  return (
    <DeskPage
      title={t('pages.edit.title')}
      crumbs={[
        { says: t('pages.list.title'), to: '/desk/letters' },
        { says: ask.data?.title ?? t('pages.edit.back'), to: `/desk/letters/${letterId}` },
      ]}
    >
      <Asked of={ask} rows={10}>
        {(letter) =>
          letter.state === 'draft' ? (
            <Editor key={letter.version} letter={letter} />
          ) : (
            <Notice tone="attention">{t('pages.edit.not-draft')}</Notice>
          )
        }
      </Asked>
    </DeskPage>
  );
}

function Editor({ letter }: { readonly letter: contract.LetterView }) {
  const [edited, setEdited] = useState(() => editedFrom(letter.content));
  const content = contentOf(edited);
  const preview = usePreview(letter.id, content, letter);
  const change = (part: Partial<EditedLetter>): void =>
    setEdited((before) => ({ ...before, ...part }));
  return (
    <div className="yz-letter">
      <div className="yz-letter-side">
        <Saving letter={letter} content={content} />
        <HeadEditor edited={edited} onChange={change} />
        <Blocks edited={edited} today={letter.today} onChange={change} />
        <Slots
          edited={edited}
          figures={preview.reply.figures}
          problem={preview.problem}
          today={letter.today}
          onChange={change}
        />
      </div>
      <PreviewPane
        letter={letter}
        preview={preview}
        unsaved={JSON.stringify(content) !== savedOf(letter)}
      />
    </div>
  );
}

/** The saved text as the editor would send it. */
function savedOf(letter: contract.LetterView): string {
  return JSON.stringify(contentOf(editedFrom(letter.content)));
}

function Saving({
  letter,
  content,
}: {
  readonly letter: contract.LetterView;
  readonly content: contract.LetterContent;
}) {
  const t = useWords('letters');
  const save = useTell(contract.saveLetter);
  const refresh = useTell(contract.refreshFigures);
  const unsaved = JSON.stringify(content) !== savedOf(letter);
  const problem = save.problem ?? refresh.problem;
  const { version } = letter;
  const params = { letterId: letter.id };
  const saveNow = async (): Promise<void> => {
    const saved = await save.tell({ params, body: { version, content } }).catch(() => undefined);
    if (saved) announce(t('pages.edit.saved', { version: saved.version }));
  };
  const refreshNow = async (): Promise<void> => {
    const body = { version, validOn: letter.today };
    if (await refresh.tell({ params, body }).catch(() => undefined))
      announce(t('pages.edit.refreshed'));
  };
  return (
    <>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <div className="yz-desk-acts">
        <Button
          type="primary"
          loading={save.pending}
          disabled={!unsaved}
          onClick={() => void saveNow()}
        >
          {t('pages.edit.save')}
        </Button>
        <Button
          loading={refresh.pending}
          disabled={unsaved}
          title={t('pages.edit.refresh-help')}
          onClick={() => void refreshNow()}
        >
          {t('pages.edit.refresh')}
        </Button>
        {unsaved ? <span className="yz-small">{t('pages.edit.unsaved')}</span> : null}
      </div>
    </>
  );
}

interface PartProps {
  readonly edited: EditedLetter;
  readonly onChange: (part: Partial<EditedLetter>) => void;
}

function Blocks({ edited, today, onChange }: PartProps & { readonly today: string }) {
  const t = useWords('letters');
  const { blocks } = edited;
  const indicators = useAsk(listIndicators, {});
  const firstIndicator = indicators.data?.rows[0]?.id;
  const set = (next: readonly EditedBlock[]): void => onChange({ blocks: next });
  const add = (level: 0 | 1): void =>
    set([...blocks, { key: crypto.randomUUID(), level, line: '' }]);
  const addSlot = (at: number): void => {
    if (firstIndicator === undefined) return;
    const slot = freeSlotId(edited);
    onChange({
      blocks: blocks.map((block, place) =>
        place === at ? { ...block, line: `${block.line}[[${slot}]]` } : block,
      ),
      slots: {
        ...edited.slots,
        [slot]: newSlot(firstIndicator, today),
      },
    });
  };
  return (
    <DeskSheet title={t('pages.edit.blocks')}>
      <p className="yz-small">{t('pages.edit.text-help')}</p>
      <ol className="yz-blocks">
        {blocks.map((block, at) => (
          <BlockEditor
            key={block.key}
            block={block}
            at={at}
            count={blocks.length}
            onChange={(next) => set(blocks.with(at, next))}
            onMove={(by) => set(moved(blocks, at, by))}
            onRemove={() => set(blocks.toSpliced(at, 1))}
            onAddSlot={() => addSlot(at)}
          />
        ))}
      </ol>
      <div className="yz-desk-acts">
        <Button onClick={() => add(0)}>{t('pages.edit.add-paragraph')}</Button>
        <Button onClick={() => add(1)}>{t('pages.edit.add-heading')}</Button>
      </div>
    </DeskSheet>
  );
}

interface SlotsProps extends PartProps {
  readonly figures: readonly contract.LetterFigure[];
  /** Why the preview was refused; a slot shows what is said of its own. */
  readonly problem: Problem | null;
  readonly today: string;
}

function Slots({ edited, figures, problem, today, onChange }: SlotsProps) {
  const t = useWords('letters');
  const indicators = useAsk(listIndicators, {});
  const firstIndicator = indicators.data?.rows[0]?.id;
  const named = [...slotsNamed(edited)];
  return (
    <DeskSheet title={t('pages.edit.slots')}>
      <div className="yz-blocks">
        {named.map((slotId) => {
          const slot = edited.slots[slotId];
          if (slot === undefined) {
            return firstIndicator === undefined ? null : (
              <Button
                key={slotId}
                onClick={() =>
                  onChange({ slots: { ...edited.slots, [slotId]: newSlot(firstIndicator, today) } })
                }
              >
                {t('pages.edit.declare', { slot: slotId })}
              </Button>
            );
          }
          return (
            <SlotEditor
              key={slotId}
              slotId={slotId}
              slot={slot}
              figure={figures.find((each) => each.slotId === slotId)}
              refused={refusalOf(problem, slotId)}
              onChange={(next) => onChange({ slots: { ...edited.slots, [slotId]: next } })}
            />
          );
        })}
      </div>
    </DeskSheet>
  );
}

function refusalOf(problem: Problem | null, slotId: string): string | undefined {
  const error = problem?.errors.find(({ field }) => field.includes(`content.slots.${slotId}.`));
  return error && [error.says, error.remedy].filter(Boolean).join(' ');
}

interface PreviewPaneProps {
  readonly letter: contract.LetterView;
  readonly preview: ReturnType<typeof usePreview>;
  readonly unsaved: boolean;
}

function PreviewPane({ letter, preview, unsaved }: PreviewPaneProps) {
  const t = useWords('letters');
  return (
    <div className="yz-preview-pane">
      <p className="yz-small" aria-live="polite">
        {t(preview.pending ? 'pages.edit.previewing' : 'pages.edit.preview')}
      </p>
      {preview.problem === null ? null : <ProblemNotice problem={preview.problem} />}
      <DeskSheet title={t('pages.show.findings')}>
        <FindingList
          findings={preview.reply.findings}
          onGo={(finding) => goToFinding(finding, preview.reply.figures)}
          keep={{ letterId: letter.id, version: letter.version, unsaved, onKept: preview.askAgain }}
        />
      </DeskSheet>
      <LetterFrame html={preview.reply.html} />
      <ChangesSheet letterId={letter.id} version={letter.version} />
    </div>
  );
}
