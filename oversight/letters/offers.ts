/** What layers above may ask of letters; each function takes the turn. */
export { applyLetterTemplates } from './apply-templates.ts';
export { exportLetter, type IssuedFiles } from './export-letter.ts';
export { listStatedFigures, type StatedFigure } from './list-stated-figures.ts';
export { getReplyLetter, reclassLetter, type ReplyLetter } from './reply-letters.ts';
export { keepLetter as startReplyLetter } from './start-letter.ts';
export { lettersChecker, letterTemplateJsonSchema } from './template-file.ts';
export { verifyIssues, type IssueFinding } from './verify-issues.ts';
