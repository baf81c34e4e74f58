import { Button } from 'antd';
import { useState } from 'react';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Icon } from '@yanzhen/web-kit/plain/icons.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';
import { DateDialogue } from './desk-date-dialogue.tsx';

interface CaseFactsProps {
  readonly view: SubsidyCase;
  /** Opens a file in the viewer. */
  readonly onOpen: (evidenceId: string) => void;
}

type Fact = SubsidyCase['facts'][number];

/** What is known, who says so, whether it is verified, and the files that support it. */
export function CaseFacts({ view, onOpen }: CaseFactsProps) {
  const t = useWords('subsidies');
  const kit = useWords();
  const text = useText();
  const [correcting, setCorrecting] = useState<Fact | null>(null);
  return (
    <DeskSheet title={t('pages.desk.facts.title')}>
      {correcting === null ? null : (
        <DateDialogue view={view} fact={correcting} onClose={() => setCorrecting(null)} />
      )}
      <PlainTable<Fact>
        caption={t('pages.desk.facts.title')}
        rows={view.facts}
        rowKey={(fact) => fact.id}
        columns={[
          { id: 'name', title: t('pages.desk.facts.name'), cell: (fact) => text(fact.label) },
          {
            id: 'value',
            title: t('pages.desk.facts.value'),
            cell: (fact) =>
              fact.shown === null ? (
                <span className="sub-unknown">{kit('fact.unknown')}</span>
              ) : (
                <>
                  <strong className={text(fact.shown).length > 16 ? '' : 'sub-short-value'}>
                    {text(fact.shown)}
                  </strong>
                  {view.correctable.includes(fact.id) ? (
                    <Button
                      type="link"
                      size="small"
                      aria-label={t('pages.desk.dates.act-of', { label: text(fact.label) })}
                      onClick={() => setCorrecting(fact)}
                    >
                      {t('pages.desk.dates.act')}
                    </Button>
                  ) : null}
                </>
              ),
          },
          {
            id: 'source',
            title: t('pages.desk.facts.source'),
            cell: (fact) =>
              fact.source === null ? (
                <span className="sub-none">—</span>
              ) : (
                <span className="sub-source">
                  <span>{t(`pages.desk.source.${fact.source}`)}</span>
                  {fact.verified ? (
                    <span className="sub-verified">
                      <Icon name="yes" size={1} /> {t('pages.desk.facts.yes')}
                    </span>
                  ) : (
                    <span className="sub-none">{t('pages.desk.facts.no')}</span>
                  )}
                </span>
              ),
          },
          {
            id: 'evidence',
            title: t('pages.desk.facts.evidence'),
            cell: (fact) => <Supports view={view} fact={fact} onOpen={onOpen} />,
          },
        ]}
      />
    </DeskSheet>
  );
}

/** The items of the evidence list that support a fact; each opens its first file. */
function Supports({ view, fact, onOpen }: CaseFactsProps & { readonly fact: Fact }) {
  const t = useWords('subsidies');
  const text = useText();
  const items = view.evidenceNeeded.filter(({ supports }) =>
    supports.some((label) => label.zh === fact.label.zh),
  );
  if (items.length === 0) return <span className="sub-none">—</span>;
  return (
    <span className="sub-supports">
      {items.map((item) => {
        const file = view.evidence.find(({ code }) => code === item.code);
        return file === undefined ? (
          <span key={item.code} className={item.required ? 'sub-unknown' : 'sub-none'}>
            {t('pages.desk.facts.not-there', { name: text(item.name) })}
          </span>
        ) : (
          <button key={item.code} type="button" className="yz-link" onClick={() => onOpen(file.id)}>
            {text(item.name)}
          </button>
        );
      })}
    </span>
  );
}
