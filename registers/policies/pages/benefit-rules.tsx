import { yuanForReader } from '@yanzhen/values/money.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { AssumedMark, DateText, OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { BenefitView } from '../contract.ts';
import './policies.css';

interface RulesProps {
  readonly benefit: BenefitView;
}

/** The rules of a benefit in words, each part folded: conditions, figures, papers, terms, examples. */
export function BenefitRules({ benefit }: RulesProps) {
  const t = useWords('policies');
  const text = useText();
  return (
    <section className="policy-part">
      <h2>{t('pages.benefit.terms')}</h2>
      <p className="yz-small">
        {text(benefit.document.title)} {benefit.document.number}{' '}
        {benefit.document.assumed ? <AssumedMark /> : null}
      </p>
      <Disclosure says={t('pages.benefit.conditions')}>
        <ol className="yz-counting">
          {benefit.conditions.map((condition) => (
            <li key={condition.id}>
              {text(condition.says)} <small>{condition.clause}</small>{' '}
              {condition.assumed ? <AssumedMark /> : null}
            </li>
          ))}
        </ol>
      </Disclosure>
      <Disclosure says={t('pages.benefit.parameters')}>
        <dl className="yz-facts">
          {benefit.parameters.map((parameter) => (
            <div key={parameter.id}>
              <dt>
                {text(parameter.label)} {parameter.assumed ? <AssumedMark /> : null}
              </dt>
              <dd>{text(parameter.shown)}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
      <Disclosure says={t('pages.benefit.evidence')}>
        <ul className="yz-counting">
          {benefit.evidence.map((paper) => (
            <li key={paper.code}>
              {text(paper.name)}{' '}
              {paper.required ? null : <small>{t('pages.benefit.optional')}</small>}
            </li>
          ))}
        </ul>
      </Disclosure>
      <Disclosure says={t('pages.benefit.window')}>
        <Window benefit={benefit} />
        <Terms benefit={benefit} />
      </Disclosure>
      <Disclosure says={t('pages.benefit.duties')}>
        <Duties benefit={benefit} />
      </Disclosure>
      <Disclosure says={t('pages.benefit.examples')}>
        <Examples benefit={benefit} />
      </Disclosure>
    </section>
  );
}

function Window({ benefit: { window } }: RulesProps) {
  const t = useWords('policies');
  const text = useText();
  return (
    <p>
      <DateText on={window.opensOn} /> –{' '}
      {window.closesOn === null ? t('pages.benefit.no-end') : <DateText on={window.closesOn} />}
      {window.within === null
        ? null
        : ` · ${t('pages.benefit.within', {
            after: text(window.within.after),
            months: window.within.months,
          })}`}{' '}
      {window.assumed ? <AssumedMark /> : null}
    </p>
  );
}

function Terms({ benefit: { terms } }: RulesProps) {
  const t = useWords('policies');
  return (
    <dl className="yz-facts">
      {terms.map((term) => (
        <div key={term.stage}>
          <dt>
            {t(`pages.stage.${term.stage}`)} {term.assumed ? <AssumedMark /> : null}
          </dt>
          <dd>
            {t('pages.benefit.promised', {
              days: term.promisedWorkingDays,
              legal: term.legalWorkingDays,
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Duties({ benefit: { duties } }: RulesProps) {
  const t = useWords('policies');
  return (
    <p>
      {duties.serviceMonths === 0
        ? t('pages.benefit.no-duty')
        : t('pages.benefit.serve', { months: duties.serviceMonths })}
      {t('pages.benefit.between')}
      {t(`pages.benefit.leave-${duties.onLeaving}`)} <small>{duties.clause}</small>{' '}
      {duties.assumed ? <AssumedMark /> : null}
    </p>
  );
}

function Examples({ benefit: { examples } }: RulesProps) {
  const t = useWords('policies');
  const text = useText();
  return (
    <PlainTable
      caption={t('pages.benefit.examples')}
      rows={examples}
      rowKey={(example) => example.id}
      columns={[
        { id: 'says', title: t('pages.benefit.case'), cell: (example) => text(example.says) },
        {
          id: 'outcome',
          title: t('pages.benefit.result'),
          cell: (example) => <OutcomeMark outcome={example.outcome} />,
        },
        {
          id: 'amount',
          title: t('pages.benefit.amount'),
          align: 'end',
          cell: (example) => (example.amountFen === null ? '—' : yuanForReader(example.amountFen)),
        },
      ]}
    />
  );
}
