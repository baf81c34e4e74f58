import { useTell } from '@yanzhen/web-kit/ask.tsx';
import { denseDate } from '@yanzhen/web-kit/dates.ts';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button, Checkbox, Input, Modal, type GetRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { askCorrection, type SubsidyCase } from '../contract.ts';

interface CorrectionDialogueProps {
  readonly view: SubsidyCase;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Askable = SubsidyCase['askable'][number];
type Chosen = Readonly<Record<string, string>>;

const phrases = ['missing', 'unclear', 'differs', 'expired'] as const;

/** Asks once for everything that is missing or wrong, each item with its note. */
export function CorrectionDialogue({ view, onDone, onClose }: CorrectionDialogueProps) {
  const t = useWords('subsidies');
  const kit = useWords();
  const id = useId();
  const ask = useTell(askCorrection, { invalidates: [] });
  const [chosen, setChosen] = useState<Chosen>({});
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const before = view.corrections.at(-1);
  const keys = Object.keys(chosen);
  const againMissing = before !== undefined && again.trim() === '';
  const incomplete = keys.length === 0 || keys.some((key) => chosen[key]?.trim() === '');

  const send = async () => {
    setTried(true);
    if (incomplete || againMissing) return;
    try {
      await ask.tell({
        params: { applicationId: view.applicationId },
        body: {
          items: view.askable.flatMap(({ kind, id: item }) => {
            const note = chosen[keyOf({ kind, id: item })]?.trim();
            return note === undefined ? [] : [{ kind, id: item, note }];
          }),
          ...(before === undefined ? {} : { againReason: again.trim() }),
        },
      });
    } catch {
      return;
    }
    onDone();
  };
  return (
    <Modal
      open
      width={760}
      title={t('pages.desk.act.ask-correction')}
      okText={
        keys.length === 0
          ? t('pages.desk.ask.act')
          : t('pages.desk.ask.act-count', { count: keys.length })
      }
      cancelText={kit('act.cancel')}
      confirmLoading={ask.pending}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="sub-dialogue">
        <p>{t('pages.desk.explains.ask-correction')}</p>
        {ask.problem === null ? null : <ProblemNotice problem={ask.problem} />}
        {before === undefined ? null : (
          <Notice
            tone="attention"
            title={t('pages.desk.ask.before', { on: denseDate(before.askedAt) })}
          >
            <label htmlFor={`${id}-again`} className="yz-label">
              {t('pages.desk.ask.again')}
            </label>
            {tried && againMissing ? (
              <p className="yz-error">{t('pages.desk.words.missing')}</p>
            ) : null}
            <Input.TextArea
              id={`${id}-again`}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={again}
              status={tried && againMissing ? 'error' : ''}
              onChange={(event) => setAgain(event.target.value)}
            />
          </Notice>
        )}
        {tried && keys.length === 0 ? (
          <p className="yz-error" role="alert">
            {t('pages.desk.ask.none')}
          </p>
        ) : null}
        {(['evidence', 'fact'] as const).map((kind) => (
          <fieldset key={kind} className="sub-askables">
            <legend className="yz-label">{t(`pages.desk.ask.${kind}`)}</legend>
            {view.askable
              .filter((item) => item.kind === kind)
              .map((item) => (
                <AskableItem
                  key={item.id}
                  item={item}
                  view={view}
                  note={chosen[keyOf(item)]}
                  tried={tried}
                  onChange={(note) => setChosen(withNote(chosen, keyOf(item), note))}
                />
              ))}
          </fieldset>
        ))}
      </div>
    </Modal>
  );
}

interface AskableItemProps {
  readonly item: Askable;
  readonly view: SubsidyCase;
  /** Undefined while it is not asked for. */
  readonly note: string | undefined;
  readonly tried: boolean;
  readonly onChange: (note: string | undefined) => void;
}

function AskableItem({ item, view, note, tried, onChange }: AskableItemProps) {
  const t = useWords('subsidies');
  const text = useText();
  const id = useId();
  const name = text(item.name);
  const asked = note !== undefined;
  const box = useRef<GetRef<typeof Input.TextArea>>(null);
  useEffect(() => {
    if (asked) box.current?.focus();
  }, [asked]);
  const wrong = tried && note?.trim() === '';
  return (
    <div className={note === undefined ? 'sub-askable' : 'sub-askable sub-askable-chosen'}>
      <Checkbox
        checked={note !== undefined}
        onChange={(event) => onChange(event.target.checked ? '' : undefined)}
      >
        {name} <Now item={item} view={view} />
      </Checkbox>
      {note === undefined ? null : (
        <div className="sub-note">
          <label htmlFor={id} className="yz-hidden">
            {t('pages.desk.ask.note', { name })}
          </label>
          {wrong ? <p className="yz-error">{t('pages.desk.ask.note-missing')}</p> : null}
          <Input.TextArea
            id={id}
            ref={box}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={500}
            placeholder={t('pages.desk.ask.note-hint')}
            value={note}
            status={wrong ? 'error' : ''}
            onChange={(event) => onChange(event.target.value)}
          />
          <span className="sub-phrases">
            {phrases.map((phrase) => {
              const says = t(`pages.desk.ask.phrase.${phrase}`);
              return (
                <Button
                  key={phrase}
                  size="small"
                  onClick={() =>
                    onChange(note === '' ? says : `${note}${t('pages.desk.join')}${says}`)
                  }
                >
                  {says}
                </Button>
              );
            })}
          </span>
        </div>
      )}
    </div>
  );
}

/** What is there of an item now. */
function Now({ item, view }: { readonly item: Askable; readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const text = useText();
  if (item.kind === 'evidence') {
    const needed = view.evidenceNeeded.find(({ code }) => code === item.id);
    if (needed === undefined || needed.uploaded > 0) {
      return (
        <small className="sub-none">
          {t('pages.desk.ask.files', { count: needed?.uploaded ?? 0 })}
        </small>
      );
    }
    return (
      <Tag tone={needed.required ? 'attention' : 'plain'}>
        {t(needed.required ? 'pages.desk.ask.absent' : 'pages.desk.ask.absent-optional')}
      </Tag>
    );
  }
  const fact = view.facts.find(({ id }) => id === item.id);
  if (fact === undefined || fact.shown === null) {
    return <Tag tone="attention">{t('pages.desk.ask.unknown')}</Tag>;
  }
  return <small className="sub-none">{text(fact.shown)}</small>;
}

function keyOf({ kind, id }: Pick<Askable, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

function withNote(chosen: Chosen, key: string, note: string | undefined): Chosen {
  const { [key]: _before, ...others } = chosen;
  return note === undefined ? others : { ...others, [key]: note };
}
