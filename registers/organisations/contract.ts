import * as z from 'zod';
import { endpoint } from '@yanzhen/values/endpoint.ts';
import { page, pageQuery } from '@yanzhen/values/page.ts';
import { zCreditCode, zText, zUuid } from '@yanzhen/values/fields.ts';

export const organisationKinds = ['enterprise', 'institution', 'agency', 'association'] as const;

const fields = {
  name: zText(100, { lines: 'one' }),
  /** County code of the city pack; null for an organisation of elsewhere, e.g. a partner university. */
  county: z
    .string()
    .regex(/^[1-9]\d{5}$/)
    .nullable(),
  /** Industry cluster of the city pack; null for none. */
  cluster: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,40}$/)
    .nullable(),
  kind: z.enum(organisationKinds),
};

/** An employer as the register knows it. A credit code is public, so it is shown in full. */
export const organisationSchema = z.object({
  id: z.uuid(),
  creditCode: z.string(),
  ...fields,
});
export type Organisation = z.infer<typeof organisationSchema>;

export const listOrganisations = endpoint({
  id: 'organisations.list',
  method: 'GET',
  path: '/organisations',
  summary: 'Find organisations by a part of the name or by credit code',
  query: z.object({
    query: z.string().trim().max(100).optional(),
    county: z
      .string()
      .regex(/^[1-9]\d{5}$/)
      .optional(),
    ...pageQuery,
    limit: pageQuery.limit.default(20),
  }),
  reply: page(organisationSchema),
});

export const showOrganisation = endpoint({
  id: 'organisations.show',
  method: 'GET',
  path: '/organisations/:organisationId',
  summary: 'One organisation',
  params: z.object({ organisationId: zUuid }),
  reply: organisationSchema,
});

const faults = [
  'organisations.credit-code-taken',
  'organisations.county-unknown',
  'organisations.cluster-unknown',
] as const;

export const registerOrganisation = endpoint({
  id: 'organisations.register',
  method: 'POST',
  path: '/organisations',
  summary: 'Enter an organisation in the register',
  body: z.object({ creditCode: zCreditCode, ...fields }),
  reply: organisationSchema,
  faults,
});

export const changeOrganisation = endpoint({
  id: 'organisations.change',
  method: 'PUT',
  path: '/organisations/:organisationId',
  summary: "Correct an organisation's entry; the credit code stays",
  params: z.object({ organisationId: zUuid }),
  body: z.object(fields),
  reply: organisationSchema,
  faults,
});
