import * as z from 'zod';
import { endpoint } from './endpoint.ts';

/** A text in both languages as it crosses the boundary. */
export const localizedSchema = z.object({ zh: z.string(), en: z.string() });

const accountKinds = ['talent', 'agent', 'staff'] as const;

/** Who is signed in, as pages may know it. */
export const accountSchema = z.object({
  accountId: z.uuid(),
  name: z.string(),
  kind: z.enum(accountKinds),
  roles: z.array(z.string()),
  /** County codes the account works for; empty means the whole city. */
  counties: z.array(z.string()),
  office: localizedSchema.nullable(),
  organisationName: z.string().nullable(),
});
export type SessionAccount = z.infer<typeof accountSchema>;

export const showSession = endpoint({
  id: 'session.show',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, and what this city is',
  reply: z.object({
    account: accountSchema.nullable(),
    city: z.object({ city: z.string(), name: localizedSchema }),
    /** Only a demonstration shows the role switcher and the mailbox. */
    demonstration: z.boolean(),
    /** Whether the city's unified identity (OIDC) is set up. */
    oidc: z.boolean(),
    today: z.iso.date(),
  }),
});

export const signOut = endpoint({
  id: 'session.sign-out',
  method: 'POST',
  path: '/session/sign-out',
  summary: 'End this session',
  reply: z.object({ signedOut: z.literal(true) }),
});

export const signInStaff = endpoint({
  id: 'session.staff-sign-in',
  method: 'POST',
  path: '/session/staff',
  summary: 'Staff sign in with name, password and the six digits of their authenticator',
  body: z.object({
    login: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
    totp: z.string().regex(/^\d{6}$/),
  }),
  reply: z.object({ account: accountSchema }),
  faults: ['session.wrong-credentials', 'session.too-many-tries'],
});

export const requestCode = endpoint({
  id: 'session.request-code',
  method: 'POST',
  path: '/session/code',
  summary: 'Send a one-time code to a mobile number',
  body: z.object({ mobile: z.string().regex(/^1\d{10}$/) }),
  reply: z.object({ sent: z.literal(true), validMinutes: z.int() }),
  faults: ['session.too-many-codes'],
});

export const signInWithCode = endpoint({
  id: 'session.code-sign-in',
  method: 'POST',
  path: '/session/mobile',
  summary: 'Talents and employer agents sign in with a mobile number and its one-time code',
  body: z.object({
    mobile: z.string().regex(/^1\d{10}$/),
    code: z.string().regex(/^\d{6}$/),
  }),
  reply: z.object({ account: accountSchema }),
  faults: ['session.wrong-code', 'session.too-many-tries'],
});

export const listDemoAccounts = endpoint({
  id: 'demo.accounts',
  method: 'GET',
  path: '/demo/accounts',
  summary: 'The accounts of the demonstration (only in demonstration mode)',
  reply: z.object({
    accounts: z.array(accountSchema.extend({ says: localizedSchema, login: z.string() })),
  }),
});

export const switchDemoAccount = endpoint({
  id: 'demo.switch',
  method: 'POST',
  path: '/demo/switch',
  summary: 'Become another account of the demonstration (only in demonstration mode)',
  body: z.object({ accountId: z.uuid() }),
  reply: z.object({ account: accountSchema }),
});

export const listDemoMessages = endpoint({
  id: 'demo.mailbox',
  method: 'GET',
  path: '/demo/mailbox',
  summary: 'Messages the demonstration would have sent by SMS or e-mail',
  reply: z.object({
    messages: z.array(
      z.object({ id: z.string(), to: z.string(), text: z.string(), sentAt: z.iso.datetime() }),
    ),
  }),
});

/** Outside any city: `GET /api/cities`. */
export const listCities = endpoint({
  id: 'cities.list',
  method: 'GET',
  path: '/cities',
  summary: 'The cities this installation serves',
  reply: z.object({ cities: z.array(z.object({ city: z.string(), name: localizedSchema })) }),
});
