/** What other procedures may ask of instalments. Each function takes the turn. */
export { stopParts } from './stop-parts.ts';
