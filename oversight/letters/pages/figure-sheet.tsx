import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { Link } from '@yanzhen/web-kit/route.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import * as contract from '../contract.ts';
import { measureText } from './written.ts';

interface FigureSheetProps {
  readonly letterId: string;
  readonly figures: readonly contract.LetterFigure[];
}

/** The figures of a letter; each opens to then, now, and the rows between. */
export function FigureSheet({ letterId, figures }: FigureSheetProps) {
  const t = useWords('letters');
  const text = useText();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <DeskSheet title={t('pages.show.figures')}>
      <ul className="yz-letter-figures">
        {figures.map((figure) => (
          <li key={figure.slotId} id={figure.slotId}>
            <div className="yz-letter-figure">
              <div>
                <strong>{figure.shown}</strong> {text(figure.indicator.name)}
                <p className="yz-small">
                  {t('pages.show.valid-on')} {figure.validOn} · {t('pages.show.known-at')}{' '}
                  {denseMoment(figure.knownAt)} · {t('pages.show.rows')} {figure.rows}
                </p>
              </div>
              <Button
                size="small"
                aria-expanded={open === figure.slotId}
                aria-label={`${t(open === figure.slotId ? 'pages.compare.close' : 'pages.show.compare')} ${figure.shown}`}
                onClick={() => setOpen(open === figure.slotId ? null : figure.slotId)}
              >
                {t(open === figure.slotId ? 'pages.compare.close' : 'pages.show.compare')}
              </Button>
            </div>
            {open === figure.slotId ? <Compare letterId={letterId} slotId={figure.slotId} /> : null}
          </li>
        ))}
      </ul>
    </DeskSheet>
  );
}

type Compared = (typeof contract.compareFigure.reply)['_output'];
type Between = Compared['between']['rows'][number];

function Compare({ letterId, slotId }: { readonly letterId: string; readonly slotId: string }) {
  const ask = useAsk(contract.compareFigure, { params: { letterId, slotId } }, { freshFor: 0 });
  return (
    <div className="yz-compare">
      <Asked of={ask} rows={5}>
        {(compared) => <Comparison compared={compared} />}
      </Asked>
    </div>
  );
}

function Comparison({ compared }: { readonly compared: Compared }) {
  const t = useWords('letters');
  const { frozen, now, between } = compared;
  const { unit } = frozen.indicator;
  const write = (measure: number): string => `${measureText(unit, measure)} ${t(`unit.${unit}`)}`;
  const difference = now.measure - frozen.measure;
  const changes = (['added', 'removed', 'changed'] as const).filter(
    (change) => between.counts[change].rows > 0,
  );
  const query = new URLSearchParams(frozen.filter);
  return (
    <>
      <h3>{t('pages.compare.title')}</h3>
      <dl className="yz-then-now">
        <div>
          <dt>{t('pages.compare.then')}</dt>
          <dd>{write(frozen.measure)}</dd>
          <dd className="yz-small">{frozen.validOn}</dd>
        </div>
        <div>
          <dt>{t('pages.compare.now')}</dt>
          <dd>{write(now.measure)}</dd>
          <dd className="yz-small">{now.validOn}</dd>
        </div>
        <div>
          <dt>{t('pages.compare.difference')}</dt>
          <dd>{`${difference > 0 ? '+' : ''}${write(difference)}`}</dd>
        </div>
      </dl>
      <Notice tone={compared.holds ? 'good' : 'bad'}>
        {t(compared.holds ? 'pages.compare.holds' : 'pages.compare.broken')}
      </Notice>
      {changes.length === 0 ? <p>{t('pages.compare.none')}</p> : null}
      {changes.map((change) => (
        <p key={change}>
          <strong>{t(`pages.compare.${change}`)}</strong>{' '}
          {t('pages.compare.count', {
            rows: between.counts[change].rows,
            adds: write(between.counts[change].adds),
          })}
        </p>
      ))}
      {between.view === 'counts' && changes.length > 0 ? (
        <Notice>{t('pages.compare.counts-only')}</Notice>
      ) : null}
      {between.rows.length === 0 ? null : <BetweenTable rows={between.rows} unit={unit} />}
      <p>
        <Link to={`/desk/indicators/${frozen.indicator.id}?${query}`}>
          {t('pages.compare.open')}
        </Link>
      </p>
    </>
  );
}

function BetweenTable({
  rows,
  unit,
}: {
  readonly rows: readonly Between[];
  readonly unit: string;
}) {
  const t = useWords('letters');
  const text = useText();
  return (
    <PlainTable<Between>
      caption={t('pages.compare.title')}
      rows={rows}
      rowKey={({ row, change }) => `${change} ${row.id}`}
      columns={[
        {
          id: 'change',
          title: t('pages.compare.change'),
          cell: ({ change }) => t(`pages.compare.${change}`),
        },
        { id: 'person', title: t('pages.compare.person'), cell: ({ row }) => row.name ?? '–' },
        { id: 'on', title: t('pages.compare.happened'), cell: ({ row }) => row.happenedOn },
        {
          id: 'county',
          title: t('pages.compare.county'),
          cell: ({ row }) => (row.county ? text(row.county) : '–'),
        },
        {
          id: 'was',
          title: t('pages.compare.was'),
          align: 'end',
          cell: ({ addedThen }) => measureText(unit, addedThen),
        },
        {
          id: 'is',
          title: t('pages.compare.is'),
          align: 'end',
          cell: ({ addsNow }) => measureText(unit, addsNow),
        },
      ]}
    />
  );
}
