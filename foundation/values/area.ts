import * as z from 'zod';

/**
 * Where a record belongs: the city (the first segment of every address, e.g. `luzhou`), a county or
 * district by its six-digit code, and an industry cluster of the city pack; `null` is the whole city
 * or no cluster.
 *
 * @source GB/T 2260 for the county; seeds M38 (county and cluster layout).
 */
export const areaSchema = z.object({
  city: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  county: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  cluster: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,40}$/)
    .nullable(),
});
export type Area = z.infer<typeof areaSchema>;

/** Whether a code has the shape of a county or district: `510502`, never `510500` or `510000`. */
export function isCountyCode(code: string): boolean {
  return /^[1-9]\d{5}$/.test(code) && !code.endsWith('00');
}

/** Whether a county's code stands under a prefecture-level city's (`510502` under `510500`). */
export function isCountyOf(county: string, cityCode: string): boolean {
  return (
    isCountyCode(county) && /^\d{4}00$/.test(cityCode) && county.startsWith(cityCode.slice(0, 4))
  );
}

/**
 * Whether an area lies within another: the city agrees, and each of county and cluster agrees or is
 * open (`null`) in the wider one. A view of a county holds its records and not the whole city's.
 */
export function isWithin(area: Area, wider: Area): boolean {
  return (
    area.city === wider.city &&
    (wider.county === null || area.county === wider.county) &&
    (wider.cluster === null || area.cluster === wider.cluster)
  );
}
