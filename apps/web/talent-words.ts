import { wordsLoader } from './words-files.ts';

/**
 * The words that pages of talents, agents and the public speak. Folders whose pages are the staff's alone are
 * left out: the list of the others is what a phone loads first. words.test.ts finds a page whose words are
 * missing.
 */
export const talentWords = wordsLoader(
  import.meta.glob(
    [
      '../../{engines,foundation,registers,procedures,mechanisms,oversight}/*/words.{zh,en}.yaml',
      './*/words.{zh,en}.yaml',
      '!../../*/{agreements,calendar,checks,colleges,cooperation,desk,evidence,indicators,lapses,listing,nominations,opening-balances,organisations,platforms,policy-review,records}/words.*.yaml',
      '!./desk-nav/words.*.yaml',
    ],
    { import: 'default' },
  ),
);
