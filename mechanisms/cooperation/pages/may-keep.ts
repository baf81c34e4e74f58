import { useSession } from '@yanzhen/web-kit/session.ts';
import { keepers } from '../contract.ts';

/** Whether the reader may record something; the server looks at the county again. */
export function useMayKeep(): boolean {
  const { account } = useSession();
  return keepers.some((role) => account?.roles.includes(role));
}
