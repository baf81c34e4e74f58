import { LinkButton } from '@yanzhen/web-kit/plain/button.tsx';
import { Icon } from '@yanzhen/web-kit/plain/icons.tsx';
import { Disclosure } from '@yanzhen/web-kit/plain/status-panel.tsx';
import { Tag, type Tone } from '@yanzhen/web-kit/plain/texts.tsx';
import { Turns } from '@yanzhen/web-kit/plain/turns.tsx';
import { yuanForReader } from '@yanzhen/values/money.ts';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import {
  appliedForByPersons,
  comesByItself,
  type AllEntitlementsView,
  type EntitlementView,
} from '../contract.ts';

type Standing = EntitlementView['standing'];

/** What matters most to the reader first. */
const groups: readonly { readonly standing: Standing; readonly tone: Tone }[] = [
  { standing: 'yes', tone: 'good' },
  { standing: 'if-confirmed', tone: 'waiting' },
  { standing: 'displaced', tone: 'attention' },
  { standing: 'open', tone: 'plain' },
  { standing: 'no', tone: 'bad' },
  { standing: 'not-applicable', tone: 'plain' },
];
/** Groups of which the reader wants the reasons at once. */
const wide = new Set<Standing>(['yes', 'if-confirmed', 'displaced']);

/** All benefits by how they stand: what one gets, what waits for others, what not and why. */
export function EntitlementGroups({ all }: { readonly all: AllEntitlementsView }) {
  const t = useWords('policies');
  return (
    <>
      {groups.map(({ standing, tone }) => {
        const rows = all.benefits
          .filter((each) => each.standing === standing)
          .toSorted((a, b) => (b.payableFen ?? 0) - (a.payableFen ?? 0));
        if (rows.length === 0) return null;
        const heading = t(`pages.all.group.${standing}`);
        const lines = (
          <ul className="calculator-lines">
            {rows.map((row) => (
              <li key={row.benefitId}>
                {wide.has(standing) ? <Line row={row} tone={tone} /> : <Narrow row={row} />}
              </li>
            ))}
          </ul>
        );
        return (
          <section key={standing} className="policy-part" data-standing={standing}>
            <h2 className="calculator-group">
              {heading} <small>{t('pages.all.count', { count: rows.length })}</small>
            </h2>
            {standing === 'yes' && all.totalFen > 0 ? (
              <p>{t('pages.all.total', { yuan: yuanForReader(all.totalFen) })}</p>
            ) : null}
            {standing === 'if-confirmed' && all.hopedFen > all.totalFen ? (
              <p>{t('pages.all.hoped', { yuan: yuanForReader(all.hopedFen) })}</p>
            ) : null}
            {standing === 'open' || standing === 'not-applicable' || rows.length > 6 ? (
              <Disclosure says={t('pages.all.show')}>{lines}</Disclosure>
            ) : (
              lines
            )}
          </section>
        );
      })}
    </>
  );
}

function Head({ row, tone }: { readonly row: EntitlementView; readonly tone?: Tone }) {
  const t = useWords('policies');
  const text = useText();
  const less = row.payableFen !== null && row.payableFen > 0 && row.payableFen !== row.amountFen;
  return (
    <div className="calculator-head">
      <h3>{text(row.name)}</h3>
      {tone === undefined ? null : <Tag tone={tone}>{t(`pages.all.mark.${row.standing}`)}</Tag>}
      {row.gift === null ? null : (
        <p className="calculator-gift">
          {row.standing === 'displaced'
            ? t('pages.all.alone', { gift: text(row.gift) })
            : less && row.payableFen !== null
              ? t('pages.all.less', { yuan: yuanForReader(row.payableFen), gift: text(row.gift) })
              : text(row.gift)}
        </p>
      )}
    </div>
  );
}

/** A benefit that one gets, may get, or would get but for another one. */
function Line({ row, tone }: { readonly row: EntitlementView; readonly tone: Tone }) {
  const t = useWords('policies');
  const text = useText();
  const applies = row.open && row.standing !== 'displaced';
  return (
    <article className="yz-card">
      <Head row={row} tone={tone} />
      <p>{text(row.summary)}</p>
      {row.standing !== 'displaced' && row.displacedBy.length > 0 ? (
        <p className="calculator-note">
          <Icon name="info" size={1} />
          {t('pages.all.yields', {
            names: row.displacedBy.map((by) => text(by.name)).join(t('pages.all.and')),
          })}
        </p>
      ) : row.beside === null ? null : (
        <p className="calculator-note">
          <Icon name="info" size={1} />
          {text(row.beside)}
        </p>
      )}
      {row.standing === 'displaced' ? null : <Waiting row={row} />}
      <div className="yz-actions">
        {applies && appliedForByPersons(row) ? (
          <LinkButton to={`/apply/${row.benefitId}`}>{t('pages.benefit.apply')}</LinkButton>
        ) : null}
        {applies && comesByItself(row) ? (
          <LinkButton to="/offers">{t('pages.benefit.by-itself')}</LinkButton>
        ) : null}
        <LinkButton to={`/benefits/${row.benefitId}`} tone="secondary">
          {t('pages.all.rules')}
        </LinkButton>
      </div>
    </article>
  );
}

/** What is left for others to confirm, and who they are. */
function Waiting({ row }: { readonly row: EntitlementView }) {
  const t = useWords('policies');
  const text = useText();
  if (row.waiting.length === 0) return null;
  return (
    <>
      <p>{t('pages.all.waiting')}</p>
      <ul className="yz-counting">
        {row.waiting.map(({ factId, label, suppliedBy }) => (
          <li key={factId}>
            {text(label)}{' '}
            <small>
              {suppliedBy.map((by) => t(`pages.supplied-by.${by}`)).join(t('pages.all.or'))}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A benefit that is refused or still open: its reasons in one fold. */
function Narrow({ row }: { readonly row: EntitlementView }) {
  const t = useWords('policies');
  const text = useText();
  return (
    <article className="calculator-narrow">
      <Head row={row} />
      {row.standing === 'no' ? (
        <ul className="calculator-reasons">
          {row.reasons.map(({ conditionId, says, clause }) => (
            <li key={conditionId}>
              <Icon name="no" size={0.9} /> {text(says)} <small>{clause}</small>
            </li>
          ))}
        </ul>
      ) : null}
      {row.standing === 'no' ? <Turns changes={row.changes} fixed={row.fixed} /> : null}
      {row.standing === 'open' ? (
        <p className="yz-small">{t('pages.all.still', { count: row.reasons.length })}</p>
      ) : null}
      <p>
        <LinkButton to={`/benefits/${row.benefitId}`} tone="quiet">
          {t('pages.all.rules')}
          <span className="yz-hidden">{text(row.name)}</span>
        </LinkButton>
      </p>
    </article>
  );
}
