import { listBenefits } from '@yanzhen/registers/policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useText } from '@yanzhen/web-kit/words.ts';

/** The name of a benefit in the reader's language; its id while names are on their way. */
export function useBenefitName(): (id: string) => string {
  const text = useText();
  const rows = useAsk(listBenefits, {}).data?.rows ?? [];
  return (id) => {
    const found = rows.find((row) => row.id === id);
    return found === undefined ? id : text(found.name);
  };
}
