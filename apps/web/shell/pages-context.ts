import { createContext, useContext } from 'react';
import type { PageLine } from '../page-line.ts';

/** The page map, for pages that show where one can go; they are themselves on it. */
export const PagesContext = createContext<readonly PageLine[]>([]);

export function usePages(): readonly PageLine[] {
  return useContext(PagesContext);
}
