import { Asked, useAsk } from '@yanzhen/web-kit/ask.tsx';
import { denseMoment } from '@yanzhen/web-kit/dates.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { showChanges } from '../contract.ts';

type Changes = (typeof showChanges.reply)['_output'];

/** What changed since an earlier version: the text, and each figure then, here and today. */
export function ChangesSheet({
  letterId,
  version,
}: {
  readonly letterId: string;
  readonly version: number;
}) {
  const t = useWords('letters');
  const [since, setSince] = useState<number | null>(null);
  const query = since === null ? {} : { since };
  const ask = useAsk(showChanges, { params: { letterId }, query }, { freshFor: 0 });
  return (
    <DeskSheet title={t('pages.changes.title')}>
      <p className="yz-small">{t('pages.changes.lead')}</p>
      <Asked of={ask} rows={4}>
        {(changes) => (
          <div className="yz-changes">
            {version > 1 ? (
              <Since changes={changes} onChange={setSince} />
            ) : (
              <p>{t('pages.changes.first')}</p>
            )}
            {version > 1 ? <Texts texts={changes.texts} /> : null}
            {changes.figures.length === 0 ? (
              <p>{t('pages.changes.no-figures')}</p>
            ) : (
              <Figures figures={changes.figures} />
            )}
          </div>
        )}
      </Asked>
    </DeskSheet>
  );
}

function Since({
  changes,
  onChange,
}: {
  readonly changes: Changes;
  readonly onChange: (since: number) => void;
}) {
  const t = useWords('letters');
  const id = useId();
  return (
    <div className="yz-edit-field">
      <label htmlFor={id}>{t('pages.changes.since')}</label>
      <Select
        id={id}
        popupMatchSelectWidth={false}
        value={changes.since}
        onChange={onChange}
        options={changes.versions
          .filter((each) => each.version < changes.version)
          .map((each) => ({
            value: each.version,
            label: t('pages.changes.version', { ...each, at: denseMoment(each.at) }),
          }))}
      />
    </div>
  );
}

function Texts({ texts }: { readonly texts: Changes['texts'] }) {
  const t = useWords('letters');
  if (texts.length === 0) return <p>{t('pages.changes.none')}</p>;
  return (
    <ul className="yz-text-changes">
      {texts.map(({ where, was, is }) => (
        <li key={`${where} ${was === null ? '+' : ''}${is === null ? '-' : ''}`}>
          <strong>{placeOf(where, t)}</strong>{' '}
          {was === null ? <Tag tone="good">{t('pages.changes.added')}</Tag> : null}
          {is === null ? <Tag tone="bad">{t('pages.changes.removed')}</Tag> : null}
          {was === null ? null : (
            <p>
              <span className="yz-small">{t('pages.changes.was')}</span> <del>{was}</del>
            </p>
          )}
          {is === null ? null : (
            <p>
              <span className="yz-small">{t('pages.changes.is')}</span> <ins>{is}</ins>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function placeOf(where: string, t: ReturnType<typeof useWords>): string {
  const block = /^blocks\.(\d+)$/.exec(where)?.[1];
  return block === undefined
    ? t(`pages.changes.where.${where}`)
    : t('pages.edit.block', { at: Number(block) + 1 });
}

function Figures({ figures }: { readonly figures: Changes['figures'] }) {
  const t = useWords('letters');
  const text = useText();
  return (
    <PlainTable
      caption={t('pages.show.figures')}
      rows={figures}
      rowKey={(figure) => figure.slotId}
      columns={[
        {
          id: 'name',
          title: t('pages.show.indicator'),
          cell: (figure) => (
            <>
              {text(figure.name)} <span className="yz-small">{figure.slotId}</span>{' '}
              {figure.moved ? <Tag tone="attention">{t('pages.changes.moved')}</Tag> : null}
            </>
          ),
        },
        { id: 'before', title: t('pages.changes.then'), cell: (figure) => figure.before ?? '–' },
        { id: 'here', title: t('pages.changes.here'), cell: (figure) => figure.here ?? '–' },
        { id: 'now', title: t('pages.changes.now'), cell: (figure) => figure.now ?? '–' },
      ]}
    />
  );
}
