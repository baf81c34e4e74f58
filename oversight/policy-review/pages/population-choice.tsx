import { RadioGroup } from '@yanzhen/web-kit/plain/choices.tsx';
import { useWords } from '@yanzhen/web-kit/words.ts';
import type { PopulationAsked } from './use-what-if.ts';

/** The populations that the page offers; a synthetic one is the same each time. */
export const populations = {
  database: { kind: 'database' },
  million: { kind: 'synthetic', persons: 1_000_000, seed: 1 },
  'ten-million': { kind: 'synthetic', persons: 10_000_000, seed: 1 },
} satisfies Record<string, PopulationAsked>;

export type PopulationId = keyof typeof populations;

/** Whom the change is tried on. */
export function PopulationChoice({
  value,
  onChange,
}: {
  readonly value: PopulationId;
  readonly onChange: (to: PopulationId) => void;
}) {
  const t = useWords('policy-review');
  return (
    <RadioGroup
      id="population"
      label={t('pages.what-if.population')}
      inline
      value={value}
      onChange={(to) => onChange(to as PopulationId)}
      options={(Object.keys(populations) as PopulationId[]).map((id) => ({
        value: id,
        label: t(`pages.what-if.from.${id}`),
      }))}
    />
  );
}
