import { listBenefits, showCity } from '@yanzhen/registers/policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useText } from '@yanzhen/web-kit/words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Names {
  readonly benefit: (id: string) => string;
  readonly county: (code: string | null) => string;
  readonly counties: readonly Choice[];
}

/** Names of benefits and counties in the reader's language; ids while they are on their way. */
export function useNames(): Names {
  const text = useText();
  const benefits = useAsk(listBenefits, {}).data?.rows ?? [];
  const counties = (useAsk(showCity, {}).data?.counties ?? []).map(({ code, name }) => ({
    value: code,
    label: text(name),
  }));
  return {
    counties,
    benefit: (id) => text(benefits.find((each) => each.id === id)?.name) || id,
    county: (code) => counties.find(({ value }) => value === code)?.label ?? code ?? '',
  };
}
