import { yuanForReader } from '@yanzhen/values/money.ts';
import { Notice } from '@yanzhen/web-kit/plain/notice.tsx';
import { useText, useWords } from '@yanzhen/web-kit/words.ts';
import type { SubsidyCase } from '../contract.ts';

/** What stands in the benefit's place, or lowers its sum, and by which clause. */
export function CaseBeside({ view }: { readonly view: SubsidyCase }) {
  const t = useWords('subsidies');
  const text = useText();
  const { displaced, displacedBy, reducedBy, payableFen, says } = view.beside;
  if (displacedBy.length === 0 && reducedBy.length === 0) return null;
  return (
    <Notice
      tone="attention"
      title={t(
        displaced
          ? 'pages.desk.beside.displaced'
          : reducedBy.length > 0
            ? 'pages.desk.beside.reduced'
            : 'pages.desk.beside.may-be',
        { yuan: yuanForReader(payableFen ?? 0) },
      )}
    >
      {says === null ? null : <p>{text(says)}</p>}
      <ul className="yz-counting">
        {displacedBy.map((by) => (
          <li key={`${by.benefitId} ${by.clause}`}>
            {t(by.receivedOn === null ? 'pages.desk.beside.by' : 'pages.desk.beside.by-before', {
              name: text(by.name),
              clause: by.clause,
              on: by.receivedOn ?? '',
            })}
          </li>
        ))}
        {reducedBy.map((by) => (
          <li key={`${by.clause} ${by.byFen}`}>
            {t('pages.desk.beside.less', {
              names: by.names.map((name) => text(name)).join(t('pages.desk.separator')),
              yuan: yuanForReader(by.byFen),
              clause: by.clause,
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
