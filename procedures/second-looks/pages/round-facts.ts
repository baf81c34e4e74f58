import { denseDate, denseMoment } from '@yanzhen/web-kit/dates.ts';
import { useWords } from '@yanzhen/web-kit/words.ts';
import { createElement, type ReactNode } from 'react';
import type { Round } from '../contract.ts';

interface RoundFact {
  readonly id: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** What is published of a round, in the order in which it was. */
export function useRoundFacts(): (round: Round) => RoundFact[] {
  const t = useWords('second-looks');
  const moment = (at: string | null) => (at === null ? t('pages.round.not-yet') : denseMoment(at));
  const hex = (value: string | null) =>
    value === null ? t('pages.round.not-yet') : createElement('code', { className: 'second-hex' }, value); // prettier-ignore
  return (round) => [
    {
      id: 'period',
      label: t('pages.round.period'),
      value: `${denseDate(round.from)} – ${denseDate(round.to)}`,
    },
    {
      id: 'digest',
      label: t('pages.round.digest'),
      value: round.digest === 'sm3' ? 'SM3 (GB/T 32905)' : 'SHA-256',
    },
    { id: 'commitment', label: t('pages.round.commitment'), value: hex(round.commitment) },
    { id: 'committed', label: t('pages.round.committed'), value: moment(round.committedAt) },
    { id: 'list', label: t('pages.round.list-digest'), value: hex(round.listDigest) },
    { id: 'listed', label: t('pages.round.listed'), value: moment(round.listedAt) },
    { id: 'seed', label: t('pages.round.seed'), value: hex(round.seed) },
    { id: 'drawn', label: t('pages.round.drawn'), value: moment(round.drawnAt) },
    { id: 'items', label: t('pages.round.items'), value: round.items ?? '—' },
    { id: 'picks', label: t('pages.round.picks'), value: round.picks ?? '—' },
  ];
}
