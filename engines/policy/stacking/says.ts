import type { Localized } from '@yanzhen/values/localized.ts';
import { yuanForReader } from '@yanzhen/values/money.ts';
import type { Displacement, Entitlement, Reduction, StackingKind } from './entitlement.ts';

const kindWords: Readonly<Record<StackingKind, Localized>> = {
  'higher-of': { zh: '同类就高', en: 'only the higher one is given' },
  'no-double': { zh: '不重复享受', en: 'not given twice' },
  'top-up': { zh: '只补差额', en: 'only the difference is paid' },
  cap: { zh: '累计上限', en: 'the sum is limited' },
  'exclusive-with': { zh: '不能同时享受', en: 'the two exclude each other' },
  'one-per-couple': { zh: '夫妻只享受一份', en: 'one claim for a couple' },
};

type NameOf = (benefitId: string) => Localized;

function list(names: readonly Localized[]): Localized {
  return {
    zh: names.map(({ zh }) => `“${zh}”`).join('、'),
    en: names.map(({ en }) => `“${en}”`).join(', '),
  };
}

function displacedSays(by: Displacement, nameOf: NameOf): Localized {
  const other = nameOf(by.benefit);
  const kind = kindWords[by.rule];
  const whose =
    by.holder === 'spouse' ? { zh: '配偶', en: 'Your spouse' } : { zh: '您', en: 'You' };
  const had = by.holder === 'spouse' ? 'has' : 'have';
  return by.receivedOn === undefined
    ? {
        zh: `与“${other.zh}”${by.rule === 'exclusive-with' ? '' : '相比'}${kind.zh}（${by.clause}），由其代替`,
        en: `“${other.en}” takes its place: ${kind.en} (${by.clause})`,
      }
    : {
        zh: `${whose.zh}已于 ${by.receivedOn} 享受“${other.zh}”，${kind.zh}（${by.clause}）`,
        en: `${whose.en} ${had} received “${other.en}” on ${by.receivedOn}: ${kind.en} (${by.clause})`,
      };
}

function reducedSays(by: Reduction, nameOf: NameOf): Localized {
  const kind = kindWords[by.rule];
  const beside = list(by.benefits.map(nameOf));
  const sum = yuanForReader(by.byFen);
  return {
    zh: `${beside.zh ? `与${beside.zh}合计，` : ''}${kind.zh}，减 ${sum} 元（${by.clause}）`,
    en: `${sum} yuan less${beside.en ? ` beside ${beside.en}` : ''}: ${kind.en} (${by.clause})`,
  };
}

/** One benefit beside the others, in a sentence. */
export function entitlementSays(entitlement: Omit<Entitlement, 'says'>, nameOf: NameOf): Localized {
  const { name, outcome, stands, payableFen, displacedBy, reducedBy, provisional } = entitlement;
  if (outcome === 'unknown') {
    return {
      zh: `“${name.zh}”还不能确定。`,
      en: `“${name.en}” cannot be told yet.`,
    };
  }
  if (!stands) {
    const why = displacedBy.map((each) => displacedSays(each, nameOf));
    return {
      zh: `“${name.zh}”不再另给：${why.map(({ zh }) => zh).join('；')}。`,
      en: `“${name.en}” is not given besides. ${why.map(({ en }) => en).join('; ')}.`,
    };
  }
  const why = reducedBy.map((each) => reducedSays(each, nameOf));
  const sum = payableFen === null ? undefined : yuanForReader(payableFen);
  const open = list(provisional.map(nameOf));
  const later: Localized =
    provisional.length > 0
      ? {
          zh: `${open.zh}尚不能确定，如符合，结果可能改变。`,
          en: ` This may change once ${open.en} can be told.`,
        }
      : { zh: '', en: '' };
  return {
    zh: `${sum === undefined ? `可以享受“${name.zh}”` : `“${name.zh}”可得 ${sum} 元`}${why.map(({ zh }) => `；${zh}`).join('')}。${later.zh}`,
    en: `${sum === undefined ? `“${name.en}” is given` : `“${name.en}” pays ${sum} yuan`}${why.map(({ en }) => `; ${en}`).join('')}.${later.en}`,
  };
}
