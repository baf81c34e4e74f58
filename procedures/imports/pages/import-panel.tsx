import './imports.css';
import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { Button } from '@yanzhen/web-kit/plain/button.tsx';
import { Actions, Card } from '@yanzhen/web-kit/plain/card.tsx';
import { Notice, ProblemNotice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Moment } from '@yanzhen/web-kit/plain/texts.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useDownload } from '@yanzhen/web-kit/use-download.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { useState } from 'react';
import { workingStates, type ImportView } from '../contract.ts';
import { ImportActs } from './import-acts.tsx';
import type { ImportPanelProps } from './import-panel-props.ts';
import { ImportRows } from './import-rows.tsx';
import { ImportStateTag } from './imports-panel.tsx';

/** How often a page looks how far a job is. */
const lookEvery = 1_000;

/** One import: how far it is, what its rows would do, and what can be done with it. */
export function ImportPanel(props: ImportPanelProps) {
  const { of, importId } = props;
  const params = { importId };
  const first = useAsk(of.show, { params }, { freshFor: 0 });
  const working = first.data !== undefined && workingStates.includes(first.data.state);
  const ask = useAsk(
    of.show,
    { params },
    { freshFor: 0, ...(working ? { refetchEvery: lookEvery } : {}) },
  );
  return <Asked of={ask}>{(view) => <Shown {...props} view={view} />}</Asked>;
}

function Shown(props: ImportPanelProps & { readonly view: ImportView }) {
  const { of, view, back } = props;
  const t = useWords('imports');
  const text = useText();
  const hasRows = view.rows.total > 0 && !['reading', 'discarded'].includes(view.state);
  return (
    <>
      <Card title={view.fileName} meta={<ImportStateTag state={view.state} />}>
        <ul className="imp-facts">
          <li>
            <Stamp key="uploaded" what="uploaded" name={view.uploadedBy} at={view.uploadedAt} />
          </li>
          {view.acceptedBy !== null && view.acceptedAt !== null ? (
            <li>
              <Stamp what="accepted" name={view.acceptedBy} at={view.acceptedAt} />{' '}
              {view.state === 'keeping' ? null : t('pages.one.kept', { count: view.rows.kept })}
            </li>
          ) : null}
          {view.undoneBy !== null && view.undoneAt !== null ? (
            <li>
              <Stamp
                what="undone"
                name={view.undoneBy}
                at={view.undoneAt}
                reason={view.undoReason ?? ''}
              />{' '}
              {view.state === 'undoing'
                ? null
                : t('pages.one.undone-rows', { count: view.rows.undone })}
            </li>
          ) : null}
        </ul>
        <Progress view={view} />
      </Card>
      {view.problem === null ? null : <Notice tone="bad" title={text(view.problem)} />}
      {view.sameAs !== null && view.state === 'checked' ? (
        <Notice>{t('pages.one.same-file', { at: view.sameAs.uploadedAt.slice(0, 10) })}</Notice>
      ) : null}
      {hasRows ? (
        <>
          <Counts view={view} outcomeNames={props.outcomeNames} />
          {view.rows.bad > 0 && view.state !== 'checking' ? <Marked of={of} view={view} /> : null}
        </>
      ) : null}
      <ImportActs of={of} view={view} />
      {/* By state: what was asked in another one is out of date. */}
      {hasRows && view.state !== 'checking' ? (
        <ImportRows key={view.state} {...props} view={view} />
      ) : null}
      <p>
        <Link to={back}>{t('pages.one.back')}</Link>
      </p>
    </>
  );
}

interface StampProps {
  readonly what: 'uploaded' | 'accepted' | 'undone';
  readonly name: string;
  readonly at: string;
  readonly reason?: string;
}

function Stamp({ what, name, at, reason = '' }: StampProps) {
  const t = useWords('imports');
  // The moment is an element of its own, so the sentence is cut where it stands.
  const [before = '', after = ''] = t(`pages.one.${what}`, { name, reason, at: '\u0001' }).split(
    '\u0001',
  );
  return (
    <>
      {before}
      <Moment at={at} />
      {after}
    </>
  );
}

function Progress({ view }: { readonly view: ImportView }) {
  const t = useWords('imports');
  if (!workingStates.includes(view.state)) return null;
  const label = t(`pages.state.${view.state}`);
  return (
    <div className="imp-progress" role="status">
      {view.progress === null ? (
        <progress aria-label={label} />
      ) : (
        <>
          <progress max={1} value={view.progress} aria-label={label} />
          <span>{t('pages.one.progress', { percent: Math.floor(view.progress * 100) })}</span>
        </>
      )}
    </div>
  );
}

function Counts({
  view,
  outcomeNames,
}: {
  readonly view: ImportView;
  readonly outcomeNames: ImportPanelProps['outcomeNames'] | undefined;
}) {
  const t = useWords('imports');
  return (
    <section className="imp-section">
      <h2>{t('pages.one.counts')}</h2>
      <p className="yz-hint">{t('pages.one.of-rows', { count: view.rows.total })}</p>
      <dl className="imp-counts">
        {(['new', 'changed', 'same', 'bad'] as const).map((outcome) => (
          <div key={outcome} className={`imp-count imp-count-${outcome}`}>
            <dt>{outcomeNames?.[outcome] ?? t(`pages.one.outcome.${outcome}`)}</dt>
            <dd>{view.rows[outcome]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Marked({ of, view }: Pick<ImportPanelProps, 'of'> & { readonly view: ImportView }) {
  const t = useWords('imports');
  const { problem, save } = useDownload();
  const [pending, setPending] = useState(false);
  const get = async () => {
    setPending(true);
    await save(of.marked, { params: { importId: view.id } });
    setPending(false);
  };
  return (
    <>
      <p>{t('pages.one.marked-says')}</p>
      <Actions>
        <Button tone="secondary" pending={pending} onClick={() => void get()}>
          {t('pages.one.marked')}
        </Button>
      </Actions>
      {problem === null ? null : <ProblemNotice problem={problem} />}
    </>
  );
}
