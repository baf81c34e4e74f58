import { listBenefits } from '@yanzhen/registers/policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useText } from '@yanzhen/web-kit/words.ts';

/** Names of benefits in the reader's language; ids while they are on their way. */
export function useBenefitNames(): (id: string) => string {
  const text = useText();
  const rows = useAsk(listBenefits, {}).data?.rows ?? [];
  return (id) => text(rows.find((each) => each.id === id)?.name) || id;
}
