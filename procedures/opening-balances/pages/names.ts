import { listBenefits } from '@yanzhen/registers/policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useText } from '@yanzhen/web-kit/words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Names of benefits in the reader's language; ids while they are on their way. */
export function useBenefits(): {
  readonly choices: readonly Choice[];
  readonly name: (id: string) => string;
} {
  const text = useText();
  const choices = (useAsk(listBenefits, {}).data?.rows ?? []).map(({ id, name }) => ({
    value: id,
    label: text(name),
  }));
  return { choices, name: (id) => choices.find(({ value }) => value === id)?.label ?? id };
}
