import { yuanForReader } from '@yanzhen/values/money.ts';
import type { ReplyOf } from '@yanzhen/web-kit/client.ts';
import { DeskSheet } from '@yanzhen/web-kit/desk/desk-page.tsx';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { AssumedMark, OutcomeMark, Tag } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { showVersion } from '../contract.ts';

type Benefit = ReplyOf<typeof showVersion>['benefits'][number];

/** One benefit on the desk: conditions, figures and worked examples with what the rules give now. */
export function BenefitSheet({ benefit }: { readonly benefit: Benefit }) {
  const t = useWords('policies');
  const text = useText();
  return (
    <>
      <DeskSheet title={`${text(benefit.name)} · ${t('pages.desk.conditions')}`}>
        <p>{text(benefit.summary)}</p>
        <PlainTable
          caption={t('pages.desk.conditions')}
          rows={benefit.conditions}
          rowKey={(condition) => condition.id}
          columns={[
            { id: 'clause', title: t('pages.desk.clause'), cell: (condition) => condition.clause },
            {
              id: 'says',
              title: t('pages.desk.says'),
              cell: (condition) => (
                <>
                  {text(condition.says)} {condition.assumed ? <AssumedMark /> : null}
                </>
              ),
            },
          ]}
        />
      </DeskSheet>
      <DeskSheet title={`${text(benefit.name)} · ${t('pages.desk.parameters')}`}>
        <PlainTable
          caption={t('pages.desk.parameters')}
          rows={benefit.parameters}
          rowKey={(parameter) => parameter.id}
          columns={[
            { id: 'name', title: t('pages.desk.name'), cell: (parameter) => text(parameter.label) },
            {
              id: 'value',
              title: t('pages.desk.value'),
              align: 'end',
              cell: (parameter) => text(parameter.shown),
            },
            {
              id: 'source',
              title: t('pages.desk.source'),
              cell: (parameter) =>
                parameter.assumed ? (
                  <AssumedMark />
                ) : (
                  t('pages.desk.letter', { figure: parameter.source })
                ),
            },
          ]}
        />
      </DeskSheet>
      <DeskSheet title={`${text(benefit.name)} · ${t('pages.desk.examples')}`}>
        <Examples benefit={benefit} />
      </DeskSheet>
    </>
  );
}

function Examples({ benefit }: { readonly benefit: Benefit }) {
  const t = useWords('policies');
  const text = useText();
  const computed = new Map(benefit.computed.map((each) => [each.exampleId, each]));
  return (
    <PlainTable
      caption={t('pages.desk.examples')}
      rows={benefit.examples}
      rowKey={(example) => example.id}
      columns={[
        {
          id: 'says',
          title: t('pages.desk.says'),
          cell: (example) => (
            <>
              {text(example.says)}
              <details>
                <summary className="yz-small">{t('pages.desk.facts')}</summary>
                <p className="yz-small">
                  {example.facts
                    .map(({ label, shown }) => `${text(label)} ${text(shown)}`)
                    .join(' · ')}
                </p>
              </details>
            </>
          ),
        },
        {
          id: 'expected',
          title: t('pages.desk.expected'),
          cell: (example) => <Answer {...example} />,
        },
        {
          id: 'computed',
          title: t('pages.desk.computed'),
          cell: (example) => {
            const now = computed.get(example.id);
            if (!now) return null;
            return (
              <>
                <Answer {...now} />{' '}
                <Tag tone={now.agrees ? 'good' : 'bad'}>
                  {t(now.agrees ? 'pages.desk.agrees' : 'pages.desk.differs')}
                </Tag>
              </>
            );
          },
        },
      ]}
    />
  );
}

function Answer({
  outcome,
  amountFen,
}: Pick<Benefit['computed'][number], 'outcome' | 'amountFen'>) {
  return (
    <>
      <OutcomeMark outcome={outcome} /> {amountFen === null ? '' : yuanForReader(amountFen)}
    </>
  );
}
