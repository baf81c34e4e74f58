import { yuanForReader } from '@yanzhen/values/money.ts';
import { PlainTable } from '@yanzhen/web-kit/plain/data-table.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { AssumedMark, DateText, OutcomeMark } from '@yanzhen/web-kit/plain/texts.tsx';
import { dateText } from '@yanzhen/web-kit/dates.ts';
import { useLanguage, useText, useWords } from '@yanzhen/web-kit/words.ts';
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
        <Governs benefit={benefit} />
        <Terms benefit={benefit} />
      </Disclosure>
      <Disclosure says={t('pages.benefit.duties')}>
        <Duties benefit={benefit} />
      </Disclosure>
      <Disclosure says={t('pages.stacking.title')}>
        <Stacking benefit={benefit} />
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

/** Which applications this version of the document decides. */
function Governs({ benefit: { governs } }: RulesProps) {
  const t = useWords('policies');
  const { language } = useLanguage();
  if (governs === null) return null;
  const day = dateText(governs.from, language);
  return (
    <p>
      {t('pages.stacking.governs')}
      {t('pages.benefit.colon')}
      {t(`pages.stacking.governs-${governs.basis}`, { day })} <small>{governs.clause}</small>{' '}
      {governs.assumed ? <AssumedMark /> : null}
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

/** How it goes with other benefits, with the clause of each rule. */
function Stacking({ benefit: { stacking } }: RulesProps) {
  const t = useWords('policies');
  const text = useText();
  if (stacking.length === 0) return <p>{t('pages.stacking.none')}</p>;
  const says = ({ rule, benefits, share, limit }: (typeof stacking)[number]): string => {
    if (rule === 'cap') {
      return t('pages.stacking.cap', {
        by: t(`pages.stacking.by-${limit?.by ?? 'person'}`),
        per: t(`pages.stacking.per-${limit?.per ?? 'total'}`),
        yuan: yuanForReader(limit?.fen ?? 0),
      });
    }
    if (rule === 'one-per-couple') return t(`pages.stacking.one-per-couple-${share ?? 'one'}`);
    if (rule !== 'exclusive-with') return t(`pages.stacking.${rule}`);
    const names = benefits.map((name) => text(name)).join(t('pages.all.and'));
    return names === ''
      ? t('pages.stacking.exclusive-with-others')
      : t('pages.stacking.exclusive-with', { names });
  };
  return (
    <ul className="yz-counting">
      {stacking.map((rule) => (
        <li key={`${rule.rule} ${rule.clause} ${rule.benefits.map(({ en }) => en).join()}`}>
          {says(rule)} <small>{rule.clause}</small> {rule.assumed ? <AssumedMark /> : null}
        </li>
      ))}
    </ul>
  );
}

function Duties({ benefit: { duties } }: RulesProps) {
  const t = useWords('policies');
  const text = useText();
  return (
    <>
      <p>
        {duties.serviceMonths === 0
          ? t('pages.benefit.no-duty')
          : t('pages.benefit.serve', { months: duties.serviceMonths })}
        {t('pages.benefit.between')}
        {t(`pages.benefit.leave-${duties.onLeaving}`)} <small>{duties.clause}</small>{' '}
        {duties.assumed ? <AssumedMark /> : null}
      </p>
      {duties.waivers.length === 0 ? null : (
        <>
          <p>{t('pages.stacking.waivers')}</p>
          <ul className="yz-counting">
            {duties.waivers.map(({ id, says, clause, assumed }) => (
              <li key={id}>
                {text(says)} <small>{clause}</small> {assumed ? <AssumedMark /> : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
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
          title: t('pages.benefit.gift'),
          align: 'end',
          cell: (example) => (example.gift === null ? '—' : text(example.gift)),
        },
      ]}
    />
  );
}
