import type { Expression } from '../feel/tree.ts';
import type { RowRules } from './lowered.ts';
import type { AnswerTable, SlotTables } from './slot-tables.ts';
import type { Slots } from './slots.ts';

/** Benefits to a word of bits. */
const benefitsPerWord = 32;

/** By word of benefits: the bits that a slot leaves. */
interface Kept {
  readonly slots: Slots;
  /** Benefits none of whose tests on the column is false or unknown. */
  readonly holds: readonly Int32Array[];
  /** Benefits none of whose tests on the column is false. */
  readonly open: readonly Int32Array[];
}

/** Tests of a population's benefits that are conjoined, each by itself. */
export const conjuncts = (test: Expression): Expression[] =>
  test.kind === 'and' ? test.operands.flatMap(conjuncts) : [test];

/**
 * Who has which benefits as bits, a bit a benefit: each narrow column has a table from its value to the
 * benefits that the value does not refuse, and a row has those that all its columns leave. So a row costs a
 * look-up a column, however many conditions there are. Tests over several columns stay as they are.
 */
export class RowMasks {
  readonly words: number;
  /** By word: the bits of all benefits. */
  readonly all: Int32Array;
  readonly tables = new Map<string, Kept>();
  /** By word: bits of the benefits that no test without a column refuses or leaves open. */
  readonly holds: Int32Array;
  readonly open: Int32Array;
  /** By benefit: tests that no table answers. */
  readonly others: Expression[][] = [];
  /** By benefit: whether tables answer yes or no for every row. */
  readonly decided: boolean[] = [];

  constructor(benefits: readonly RowRules[], tables: SlotTables) {
    this.words = Math.max(1, Math.ceil(benefits.length / benefitsPerWord));
    this.all = Int32Array.from({ length: this.words }, (_, word) => {
      const left = benefits.length - word * benefitsPerWord;
      return left >= benefitsPerWord ? -1 : (1 << left) - 1;
    });
    this.holds = this.all.slice();
    this.open = this.all.slice();
    benefits.forEach((rules, place) => {
      const others: Expression[] = [];
      let decided = true;
      for (const test of rules.tests.flatMap(conjuncts)) {
        const table = tables.answers(test, rules);
        if (table) decided = this.refuse(table, place) && decided;
        else others.push(test);
      }
      this.others.push(others);
      this.decided.push(decided);
    });
  }

  /** The word of a benefit's bit, and the bit. */
  bitOf(place: number): { readonly word: number; readonly bit: number } {
    return { word: Math.floor(place / benefitsPerWord), bit: 1 << (place % benefitsPerWord) };
  }

  /** Takes a benefit's bit from where a test is false or not known; whether it is known everywhere. */
  private refuse({ slots, answers }: AnswerTable, place: number): boolean {
    const { word, bit } = this.bitOf(place);
    const { holds, open } = slots ? this.kept(slots) : { holds: [], open: [] };
    const [inHolds, inOpen] = slots ? [holds[word]!, open[word]!] : [this.holds, this.open];
    let decided = true;
    for (const slot of slots ? slots.used : [word]) {
      const answer = slots ? answers[slot] : answers[0];
      if (answer !== 1) inHolds[slot]! &= ~bit;
      if (answer === 0) inOpen[slot]! &= ~bit;
      if (answer === 2) decided = false;
    }
    return decided;
  }

  private kept(slots: Slots): Kept {
    let kept = this.tables.get(slots.key);
    if (!kept) {
      const all = () => Array.from(this.all, (bits) => new Int32Array(slots.count).fill(bits));
      kept = { slots, holds: all(), open: all() };
      this.tables.set(slots.key, kept);
    }
    return kept;
  }
}
