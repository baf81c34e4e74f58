import * as z from 'zod';

/** Pieces that the schemas of a policy file share. */
export const id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);
export const valueId = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/);
export const factId = valueId.describe('Id of a fact in the dictionary');
export const feel = z.string().min(1).describe('FEEL expression (DMN 1.5)');
/** An expression or a plain figure. */
export const feelOrFigure = z.union([feel, z.number()]);
export const day = z.iso.date();
export const share = z.int().min(1).max(100).describe('Per cent');
export const assumed = z.boolean().describe('true where no letter or document states it');
export const clause = z.string().min(1);
