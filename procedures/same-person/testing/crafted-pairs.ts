import { syntheticBankCard } from '@yanzhen/values/bank-account.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { syntheticMobile } from '@yanzhen/values/phone.ts';
import type { DocumentGiven } from '@yanzhen/registers/talents/contract-documents.ts';

/** One record of a pair, as somebody would enter it: nothing is normalised here. */
export interface CraftedRecord {
  readonly name: string;
  readonly identityNumber?: string;
  readonly mobile?: string;
  readonly account?: string;
  readonly paper?: DocumentGiven;
}

export interface CraftedPair {
  readonly kind: string;
  readonly records: readonly [CraftedRecord, CraftedRecord];
}

const givenNames = ['知远', '清越', '听雨', '青禾', '映雪', '怀瑾', '若谷', '云帆'] as const;
const surnames = ['林', '周', '沈', '许', '阿', '欧阳', '尉迟', '何'] as const;
const at = <Item>(items: readonly Item[], n: number): Item => items[n % items.length] as Item;
const nameOf = (n: number): string => `${at(surnames, n)}${at(givenNames, Math.floor(n / 8) + n)}`;
const twoDigits = (n: number): string => String(n).padStart(2, '0');
const birthOf = (n: number): string =>
  `19${70 + (n % 29)}-${twoDigits(1 + (n % 12))}-${twoDigits(1 + (n % 28))}`;

/** Numbers of this file alone; `n` differs from pair to pair and `side` within one. */
const numberOf = (n: number, side = 0): string => syntheticIdentityNumber(100_000 + n * 2 + side);
/** The number as it stood on a card of before 1999. */
const fifteenOf = (eighteen: string): string => `${eighteen.slice(0, 6)}${eighteen.slice(8, 17)}`;
const bornIn1900s = (n: number, side = 0): string =>
  syntheticIdentityNumber(n % 50, { birthOn: birthOf(n), sex: side === 0 ? 'male' : 'female' });
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const passport = (n: number): string => `E${String(10_000_000 + n * 37)}`;

type Craft = (n: number) => readonly [CraftedRecord, CraftedRecord];

/** Two records of one person, in the disguises that come in by mistake or on purpose. */
const disguises: readonly (readonly [kind: string, count: number, craft: Craft])[] = [
  [
    'the same number typed otherwise',
    20,
    (n) => [
      { name: nameOf(n), identityNumber: numberOf(n) },
      { name: nameOf(n), identityNumber: ` ${numberOf(n).toLowerCase()} ` },
    ],
  ],
  [
    'the old number of 15 digits',
    20,
    (n) => [
      { name: nameOf(n), identityNumber: bornIn1900s(n) },
      { name: `${nameOf(n)}（曾用名）`, identityNumber: fifteenOf(bornIn1900s(n)) },
    ],
  ],
  [
    'the old number as an earlier paper',
    20,
    (n) => [
      { name: nameOf(n), identityNumber: bornIn1900s(n, 1) },
      {
        name: nameOf(n + 3),
        mobile: syntheticMobile(500_000 + n),
        paper: { kind: 'earlier-identity', number: fifteenOf(bornIn1900s(n, 1)) },
      },
    ],
  ],
  [
    'one passport written in two ways',
    25,
    (n) => [
      { name: 'Anna Berg', paper: { kind: 'passport', number: passport(n) } },
      {
        name: 'BERG ANNA MARIA',
        paper: {
          kind: 'passport',
          number: fullWidth(
            passport(n)
              .replace(/^(.{3})/, '$1 ')
              .replace(/0/, 'O')
              .toLowerCase(),
          ),
        },
      },
    ],
  ],
  [
    'one residence card',
    20,
    (n) => {
      const card = `GBR5105${70 + (n % 29)}${twoDigits(1 + (n % 12))}0${1 + (n % 9)}${twoDigits(n % 99)}`;
      return [
        { name: 'John Smith', paper: { kind: 'residence-card', number: card } },
        {
          name: '史约翰',
          identityNumber: numberOf(n),
          paper: { kind: 'residence-card', number: card.replace(/(.{4})/g, '$1-').toLowerCase() },
        },
      ];
    },
  ],
  [
    'one account under two numbers',
    25,
    (n) => [
      { name: nameOf(n), identityNumber: numberOf(n), account: syntheticBankCard(800_000 + n) },
      {
        name: nameOf(n + 1),
        identityNumber: numberOf(n, 1),
        account: syntheticBankCard(800_000 + n),
      },
    ],
  ],
  [
    'name and birthday under two numbers',
    25,
    (n) => {
      const [birthOn, middle] = [birthOf(n), `古丽·买买提${at(givenNames, n)}`];
      const number = (seed: number): string => syntheticIdentityNumber(seed, { birthOn });
      return [
        { name: `${at(surnames, n)}${middle}`, identityNumber: number(n % 25) },
        {
          name: ` ${at(surnames, n)} ${middle.replace('·', at(['•', '・', '　', ''], n))}`,
          identityNumber: number(25 + (n % 25)),
        },
      ];
    },
  ],
  [
    'a foreign name and birthday under two passports',
    20,
    (n) => {
      const [birthOn, family] = [birthOf(n), `Lindqvist${String.fromCharCode(97 + (n % 26))}`];
      return [
        {
          name: `Zoë ${family}`,
          paper: { kind: 'passport', number: `P${7_000_000 + n}`, birthOn },
        },
        {
          name: '林佐伊',
          paper: {
            kind: 'passport',
            number: `X${8_000_000 + n}`,
            name: fullWidth(`${family.toUpperCase()}, ZOE`),
            birthOn,
          },
        },
      ];
    },
  ],
  [
    'name and mobile number, one of them without a number',
    25,
    (n) => [
      { name: nameOf(n), identityNumber: numberOf(n), mobile: syntheticMobile(600_000 + n) },
      { name: nameOf(n).split('').join(' '), mobile: syntheticMobile(600_000 + n) },
    ],
  ],
];

/** Two persons who look alike in one thing. */
const strangers: readonly (readonly [kind: string, count: number, craft: Craft])[] = [
  [
    'twins on their mother’s phone',
    15,
    (n) => {
      const [birthOn, mobile] = [birthOf(n), syntheticMobile(700_000 + n)];
      return [
        { name: `何${at(givenNames, n)}`, identityNumber: syntheticIdentityNumber(40, { birthOn }), mobile },
        { name: `何${at(givenNames, n + 1)}`, identityNumber: syntheticIdentityNumber(41, { birthOn }), mobile },
      ];
    },
  ],
  [
    'one name, two birthdays',
    15,
    (n) => [
      { name: '王伟', identityNumber: syntheticIdentityNumber(42, { birthOn: birthOf(n) }) },
      { name: '王伟', identityNumber: syntheticIdentityNumber(43, { birthOn: birthOf(n + 100) }) },
    ],
  ],
  [
    'names that sound alike, one birthday',
    15,
    (n) => [
      { name: `章${at(givenNames, n)}`, identityNumber: syntheticIdentityNumber(44, { birthOn: birthOf(n) }) },
      { name: `张${at(givenNames, n)}`, identityNumber: syntheticIdentityNumber(45, { birthOn: birthOf(n) }) },
    ],
  ],
  [
    'passports of one digit’s difference',
    15,
    (n) => [
      { name: 'Maria Costa', paper: { kind: 'passport', number: `C${600_000 + n * 10}` } },
      { name: 'Maria Costa', paper: { kind: 'passport', number: `C${600_001 + n * 10}` } },
    ],
  ],
  [
    'father and son on one account',
    15,
    (n) => [
      { name: `许父${at(givenNames, n)}`, identityNumber: numberOf(n), account: syntheticBankCard(900_000 + n) },
      { name: `许子${at(givenNames, n)}`, identityNumber: numberOf(n, 1), account: syntheticBankCard(900_000 + n) },
    ],
  ],
]; // prettier-ignore

const craftAll = (table: typeof disguises, first: number): CraftedPair[] => {
  let n = first;
  return table.flatMap(([kind, count, craft]) =>
    Array.from({ length: count }, () => ({ kind, records: craft((n += 1)) })),
  );
};

/** Two hundred pairs of records that are of one person each. */
export const disguisedPairs: readonly CraftedPair[] = craftAll(disguises, 0);
/** Pairs of two persons. */
export const strangerPairs: readonly CraftedPair[] = craftAll(strangers, 1_000);
