import { showCity } from '@yanzhen/registers/policies/contract.ts';
import { useAsk } from '@yanzhen/web-kit/ask.tsx';
import { useText } from '@yanzhen/web-kit/words.ts';

/** Tells the name of a county of the city by its code; empty until it is known. */
export function useCountyName(): (code: string | null) => string {
  const text = useText();
  const city = useAsk(showCity, {}, { freshFor: 3_600_000 });
  return (code) => text(city.data?.counties.find((county) => county.code === code)?.name);
}
