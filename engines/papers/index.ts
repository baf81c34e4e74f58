export { letterPdf } from './letter-pdf.ts';
