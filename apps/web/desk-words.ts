import { wordsLoader } from './words-files.ts';

/** The words that the desk's pages speak: those of every folder. */
export const deskWords = wordsLoader(
  import.meta.glob(
    [
      '../../{engines,foundation,registers,procedures,mechanisms,oversight}/*/{words,desk-words}.{zh,en}.yaml',
      './*/words.{zh,en}.yaml',
    ],
    { import: 'default' },
  ),
);
