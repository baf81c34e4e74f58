/** What layers above may ask of letters; each function takes the turn. */
export { applyLetterTemplates } from './apply-templates.ts';
export { exportLetter, type IssuedFiles, type LetterFormat } from './export-letter.ts';
export {
  checkTemplateFile,
  lettersChecker,
  letterTemplateJsonSchema,
  type TemplateDefinition,
  type TemplateFileResult,
} from './template-file.ts';
