import { fenFromYuan, type Fen } from '@yanzhen/values/money.ts';

/** Yuan as an officer writes them in a file or a setting, in fen; undefined for what is no such sum. */
export function fenAsWritten(written: unknown): Fen | undefined {
  const yuan = String(written);
  return /^\d{1,11}(\.\d{1,2})?$/.test(yuan) ? fenFromYuan(yuan) : undefined;
}
