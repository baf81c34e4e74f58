import { DeskShell } from '@yanzhen/web-kit/desk/desk-shell.tsx';
import type { ReactNode } from 'react';
import { useNav } from './nav.ts';

/** The frame of every staff page. */
export function DeskFrame({ children }: { readonly children: ReactNode }) {
  return <DeskShell nav={useNav('desk')}>{children}</DeskShell>;
}
