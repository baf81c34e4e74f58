import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { populationFileSchema } from '@yanzhen/policy';
import { projectRoot } from '@yanzhen/server/manifest/project-root.ts';
import { cooperationSchema, figuresSchema, type FiguresFile } from './records/records-file.ts';
import { registersSchema } from './records/registers-file.ts';
import { syntheticIdentityNumber } from '@yanzhen/values/identity-number.ts';
import { localizedSchema } from '@yanzhen/values/session.ts';

const county = z.string().regex(/^\d{6}$/);

const accountsSchema = z.strictObject({
  accounts: z.array(
    z.object({
      login: z.string(),
      /** Accounts with one key are one natural person. */
      person: z.string(),
      name: z.string(),
      kind: z.enum(['talent', 'agent', 'staff']),
      roles: z.array(z.string()),
      counties: z.array(county).default([]),
      organisation: z.string().optional(),
      /** For which department a joint-checker answers. */
      department: z.string().optional(),
      office: localizedSchema,
    }),
  ),
});

const organisationsSchema = z.strictObject({
  organisations: z.array(
    z.object({
      id: z.string(),
      seed: z.int(),
      name: z.string(),
      county,
      cluster: z.string(),
      kind: z.enum(['enterprise', 'institution', 'agency', 'association']),
    }),
  ),
});

/** How far a cohort has come; each step includes those before it. */
export const steps = [
  'employer-confirmation',
  'county-review',
  'proposed',
  'checked',
  'approved',
  'publicity',
  'payable',
  'paid',
] as const;

const given = z.union([z.string(), z.number(), z.boolean()]);

/** What everybody of the demonstration applies for, and the answers that they share. */
const applicationSchema = z.strictObject({
  benefit: z.string(),
  /** By fact; of a list each person takes one, `monthsAgo` is a day so many months before. */
  answers: z.record(
    z.string(),
    z.union([
      given,
      z.array(given).min(1),
      z.strictObject({ monthsAgo: z.array(z.int().min(0)).min(1) }),
    ]),
  ),
  /** What the employer's agent confirms, by fact. */
  employment: z.record(z.string(), given),
  /** The paper that an officer sends back. */
  correctionOf: z.string(),
});
export type DemoApplication = z.infer<typeof applicationSchema>;

/** No-application benefits: who won what by a department's word, and how far each night's list has come. */
const offersSchema = z.strictObject({
  benefit: z.string(),
  /** What the department says of everybody. */
  facts: z.record(z.string(), given),
  nights: z.array(
    z.strictObject({
      daysAgo: z.int().min(1),
      until: z.enum(['found', 'sampled', 'checked', 'approved']),
      /** People of the demonstration or, by their login, of the role switcher. */
      people: z.array(
        z.strictObject({
          name: z.string().optional(),
          seed: z.int().optional(),
          login: z.string().optional(),
          county,
          facts: z.record(z.string(), given),
          confirms: z.boolean().default(false),
        }),
      ),
    }),
  ),
});
export type DemoOffers = z.infer<typeof offersSchema>;

const peopleSchema = z.strictObject({
  application: applicationSchema,
  offers: offersSchema.optional(),
  /** The cohort after which the reply letter was issued. */
  letterAfter: z.string().optional(),
  cohorts: z.array(
    z.object({ id: z.string(), startedDaysAgo: z.int().min(1), until: z.enum(steps) }),
  ),
  people: z.array(
    z.object({
      cohort: z.string(),
      seed: z.int(),
      name: z.string(),
      /** Answers of their own, by fact. */
      answers: z.record(z.string(), given),
      county,
      organisation: z.string(),
      returned: z.string().optional(),
      objection: z.string().optional(),
      correction: z.string().optional(),
      refused: z.string().optional(),
    }),
  ),
});
export type DemoPerson = z.infer<typeof peopleSchema>['people'][number];
export type Cohort = z.infer<typeof peopleSchema>['cohorts'][number];

/** The schema of each file of a pack's folder `demo`. */
export const demoSchemas = {
  accounts: accountsSchema,
  organisations: organisationsSchema,
  people: peopleSchema,
  population: populationFileSchema,
  cooperation: cooperationSchema,
  registers: registersSchema,
  figures: figuresSchema,
} as const;

/** The demonstration's parameters of a city pack. */
export function readDemonstration(city: string): {
  accounts: z.infer<typeof accountsSchema>['accounts'];
  organisations: z.infer<typeof organisationsSchema>['organisations'];
  application: DemoApplication;
  cohorts: Cohort[];
  people: DemoPerson[];
  letterAfter?: string | undefined;
  offers?: DemoOffers | undefined;
} {
  const read = (name: string): unknown =>
    parse(readFileSync(join(projectRoot, 'cities', city, 'demo', `${name}.yaml`), 'utf8'));
  return {
    ...accountsSchema.parse(read('accounts')),
    ...organisationsSchema.parse(read('organisations')),
    ...peopleSchema.parse(read('people')),
  };
}

type DemoAccount = z.infer<typeof accountsSchema>['accounts'][number];

/** A number for the person of an account: the same for all accounts of one person. */
export function seedOf(accounts: readonly DemoAccount[], { person }: DemoAccount): number {
  return 1 + [...new Set(accounts.map((account) => account.person))].indexOf(person);
}

/** Name and identity number of who acts by a login. */
export function personOf(
  { accounts }: { readonly accounts: readonly DemoAccount[] },
  login: string,
): { name: string; identityNumber: string } {
  const account = accounts.find((each) => each.login === login);
  if (!account) throw new Error(`demonstration: there is no ${login}`);
  return {
    name: account.name,
    identityNumber: syntheticIdentityNumber(seedOf(accounts, account)),
  };
}

/** Day and units of the letter of a city. @throws Error where the city has no such file. */
export function readFiguresFile(city: string): FiguresFile {
  const path = join(projectRoot, 'cities', city, 'demo', 'figures.yaml');
  return figuresSchema.parse(parse(readFileSync(path, 'utf8')));
}
