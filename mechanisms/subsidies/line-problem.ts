import type { Fault } from '@yanzhen/server/routes/fault.ts';

/** A fault of one line of many: its code and the values of its sentence. */
export interface LineProblem {
  code: string;
  values: Record<string, string | number>;
}

export function problemOfFault({ code, values }: Fault): LineProblem {
  const told = Object.entries(values).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code, values: Object.fromEntries(told) };
}
