import type { ContextValue } from '../evaluate-context.ts';

/** One kind of difference from `feelin`, where the standard decides otherwise. */
export interface KnownDifference {
  readonly id: string;
  /** Clause of DMN 1.5. */
  readonly clause: string;
  readonly says: string;
  readonly example: {
    readonly expression: string;
    readonly context: Readonly<Record<string, ContextValue>>;
    /** What this engine gives, as FEEL text; `refused` where it is refused. */
    readonly ours: string;
    /** What feelin gives, as JSON; `throws` where it throws. */
    readonly feelin: string;
  };
  /** Whether a generated expression has the form in which the difference may show. */
  readonly covers?: RegExp;
}

/** Every kind of difference that is known; the document and the differential test read this list. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    id: 'open-quantifier',
    clause: '10.3.2.13 (`some` and `every` are the `or` and the `and` of their results)',
    says: 'A test that is null leaves `some` and `every` open (null) unless another item settles them; feelin counts null as false.',
    example: {
      expression: 'some x in [null, 1] satisfies x > 1',
      context: {},
      ours: 'null',
      feelin: 'false',
    },
    covers: /\b(some|every) x in/,
  },
  {
    id: 'null-in-filter',
    clause: '10.3.2.13 (equality: null equals only null), 10.3.2.5 (filters)',
    says: '`item != 3` holds for an item that is null, inside a filter as outside; feelin drops the item.',
    example: {
      expression: '[1, null, 3][item != 3]',
      context: {},
      ours: '[1, null]',
      feelin: '[1]',
    },
    covers: /\[item != /,
  },
  {
    id: 'range-at-zero',
    clause: '10.3.2.14 (`for` over a range, upward or downward)',
    says: 'An iteration may end at 0; feelin gives null.',
    example: {
      expression: 'for x in -2..0 return x',
      context: {},
      ours: '[-2, -1, 0]',
      feelin: 'null',
    },
    covers: /\.\.0 return/,
  },
  {
    id: 'substring-outside',
    clause: '10.3.4.3 (string functions: the start position is a place in the string)',
    says: 'A start position past the end of the text is an error, so null; feelin gives an empty text.',
    example: { expression: 'substring("a", 2)', context: {}, ours: 'null', feelin: '""' },
    covers: /substring\(/,
  },
  {
    id: 'concatenate-null',
    clause: '10.3.4.4 (list functions: every argument is a list)',
    says: 'null is no list, so `concatenate` of null is null; feelin makes it a list of null.',
    example: {
      expression: 'concatenate([1], null)',
      context: {},
      ours: 'null',
      feelin: '[1,null]',
    },
    covers: /concatenate\(/,
  },
  {
    id: 'order-of-kinds',
    clause: '10.3.2.13 (comparison: defined for two values of one kind)',
    says: 'A text and a number have no order: null; feelin says false.',
    example: { expression: '"a" > 1', context: {}, ours: 'null', feelin: 'false' },
  },
  {
    id: 'order-of-durations',
    clause: '10.3.2.13 (comparison: a duration in months has no length in days)',
    says: 'Durations of the two kinds have no order: null; feelin says false.',
    example: {
      expression: 'duration("P1D") > duration("P1M")',
      context: {},
      ours: 'null',
      feelin: 'false',
    },
  },
  {
    id: 'singleton-equality',
    clause: '10.3.2.13 (equality of a list and a value of another kind is null)',
    says: 'A list of one is not its item where two values are compared; feelin says true.',
    example: { expression: '[1] = 1', context: {}, ours: 'null', feelin: 'true' },
  },
  {
    id: 'condition-of-if',
    clause: '10.3.2.14 (`if`: the first branch only where the condition is true)',
    says: 'A condition that is not true takes the second branch; feelin takes any number but 0 for true.',
    example: { expression: 'if 1 then 2 else 3', context: {}, ours: '3', feelin: '2' },
  },
  {
    id: 'reversed-range',
    clause: '10.3.2.7 (a range holds what is at or after its start and at or before its end)',
    says: 'A range whose start is after its end holds nothing; feelin turns it round.',
    example: { expression: '5 in [7..3]', context: {}, ours: 'false', feelin: 'true' },
  },
  {
    id: 'between-null',
    clause: '10.3.2.13 (`between` is `>=` and `<=`; false settles `and`)',
    says: 'One bound that fails settles `between`, whatever the other is; feelin gives null.',
    example: { expression: '1 between null and 0', context: {}, ours: 'false', feelin: 'null' },
  },
  {
    id: 'membership-of-kinds',
    clause: '10.3.2.13 (`in` compares as `=` does)',
    says: 'A number among texts that are no list is null; feelin says false.',
    example: { expression: '1 in "a"', context: {}, ours: 'null', feelin: 'false' },
  },
  {
    id: 'iterate-over-value',
    clause: '10.3.2.9 (conversions: a value where a list is wanted is a list of one)',
    says: '`for` over a single value runs once; feelin gives null.',
    example: { expression: 'for x in 1 return x', context: {}, ours: '[1]', feelin: 'null' },
  },
  {
    id: 'entry-twice',
    clause: '10.3.2.6 (the keys of a context are distinct)',
    says: 'A context with two entries of one name is an error, so null; feelin keeps the last.',
    example: { expression: '{a: 1, a: 2}', context: {}, ours: 'null', feelin: '{"a":2}' },
  },
  {
    id: 'unknown-function',
    clause: '10.3.2.13 (invocation), and this engine refuses what it does not know',
    says: 'A function that does not exist is refused before anything is evaluated; feelin gives null.',
    example: { expression: 'unheardOf(1)', context: {}, ours: 'refused', feelin: 'null' },
  },
];
