import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTurn } from '@yanzhen/server/turn/open-turn.ts';
import { listStatedFigures, type StatedFigure } from '@yanzhen/oversight/letters/offers.ts';
import { getIndicator, measure } from '@yanzhen/oversight/indicators/offers.ts';
import { listDemoAccounts } from '@yanzhen/values/session.ts';
import { openDemonstration, type DemonstrationServer } from '../../testing/demonstration-server.ts';
import { readFiguresFile } from '../demo-files.ts';
import { loadAllRecords } from './load-all-records.ts';

/** What the two letters state, as far as its registers are here: a copy of our own. `[above, below]` for words. */
const stated: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  luzhou: {
    L01: 5,
    L02: 19,
    L03: 15,
    L04: 299,
    L05: 60,
    L06: 47,
    L07: 18_080_000,
    L08: 72_660_000,
    L09: { above: 475_000_000, below: 500_000_000 },
    L10: { above: 80_000_000, below: 108_000_000 },
    L11: { above: 60, below: 81 },
    L12: 2,
    L13: 1,
    L14: 1,
    L15: 15,
    L16: 9,
    L17: 3_710_000,
    L18: 18,
    L19: true,
    L20: 68,
    L21: 3_000,
    L22: 150_000,
    L23: 250_000,
    L24: 100_000,
    L27: 7,
    L29: [500_000, 1_000_000],
    L31: 3,
  },
  dazhou: {
    D08: 120_000_000,
    D09: 10,
    D10: 18,
    D11: 41_220_000,
    D12: 26.86,
    D17: 10_000,
    D18: { above: 10, below: 13.5 },
    D19: 25,
    D20: 26,
    D21: { above: 30, below: 40.5 },
    D22: { above: 40, below: 54 },
    D23: 26,
    D24: 8,
    D25: 16,
    D26: 8,
    D30: 800_000,
    D33: 100,
  },
};
const days = { luzhou: '2024-06-18', dazhou: '2024-06-30' } as const;
type City = keyof typeof days;

interface Caller {
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT', path: string, body: object): Promise<T>;
}

describe('the records of the demonstration', () => {
  let demo: DemonstrationServer;
  /** Replies that came while the records were loaded. */
  const meanwhile: number[] = [];
  const steps: string[] = [];

  beforeAll(async () => {
    demo = await openDemonstration();
    let loaded = false;
    const loading = loadAllRecords(demo.installation, {
      onStep: (city, step) => steps.push(`${city} ${step}`),
    }).finally(() => (loaded = true));
    while (!loaded && meanwhile.length < 10) {
      const { statusCode } = await demo.app.inject({ url: '/api/luzhou/public/letters?number=x' });
      if (!loaded) meanwhile.push(statusCode);
    }
    await loading;
  }, 300_000);
  afterAll(() => demo.close());

  const figuresOf = (city: City): Promise<StatedFigure[]> => {
    const { units, growth } = readFiguresFile(city);
    return openTurn(demo.installation.ground, { city, requestId: 'test' }, (turn) =>
      listStatedFigures(turn, { validOn: days[city], units, growth }),
    );
  };
  /** Of the letter's day, as known now; whole fen for money. */
  const measureOf = (city: City, indicatorId: string): Promise<number> =>
    openTurn(demo.installation.ground, { city, requestId: 'test' }, async (turn) => {
      const indicator = await getIndicator(turn, indicatorId);
      const asOf = { validOn: days[city], knownAt: turn.now };
      return (await measure(turn, { indicator, asOf, filter: {} })).measure;
    });
  const signedIn = new Map<string, Promise<Caller>>();
  const as = (city: City, login: string): Promise<Caller> => {
    const known = signedIn.get(`${city} ${login}`) ?? signIn(city, login);
    signedIn.set(`${city} ${login}`, known);
    return known;
  };
  const signIn = async (city: City, login: string): Promise<Caller> => {
    const accounts = listDemoAccounts.reply.parse(
      (await demo.app.inject({ url: `/api/${city}/demo/accounts` })).json(),
    );
    const accountId = accounts.accounts.find((each) => each.login === login)?.accountId;
    const signed = await demo.app.inject({
      method: 'POST',
      url: `/api/${city}/demo/switch`,
      payload: { accountId },
    });
    const cookie = signed.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const csrf = signed.cookies.find(({ name }) => name === 'yanzhen_csrf')?.value ?? '';
    const ask = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => {
      const reply = await demo.app.inject({
        method,
        url: `/api/${city}${path}`,
        headers: { cookie, 'x-csrf-token': csrf, 'idempotency-key': crypto.randomUUID() },
        ...(body ? { payload: body } : {}),
      });
      expect([path, reply.statusCode, reply.statusCode === 200 || reply.body]).toEqual([
        path,
        200,
        true,
      ]);
      return reply.json<never>();
    };
    return {
      get: (path) => ask('GET', path),
      send: (method, path, body) => ask(method, path, body),
    };
  };

  it('are loaded while the server answers', () => {
    expect(steps.filter((step) => step.endsWith('loaded')).toSorted()).toEqual([
      'dazhou loaded',
      'luzhou loaded',
    ]);
    expect(meanwhile).toEqual(Array.from({ length: 10 }, () => 200));
  });

  it.each(['luzhou', 'dazhou'] as const)('give every figure of the letter of %s', async (city) => {
    const figures = await figuresOf(city);
    const wrong = figures.filter(({ id, value }) => {
      const expected = stated[city]?.[id];
      if (expected !== null && typeof expected === 'object' && 'above' in expected) {
        const { above, below } = expected as { above: number; below: number };
        return !(typeof value === 'number' && value > above && value < below);
      }
      return JSON.stringify(value) !== JSON.stringify(expected);
    });
    expect(wrong).toEqual([]);
    expect(figures.map((each) => each.id)).toEqual(Object.keys(stated[city] ?? {}).toSorted());
    expect(figures.filter((each) => each.rows < 1 || each.definition === '')).toEqual([]);
    expect(readFiguresFile(city).asOf).toEqual({ on: days[city], assumed: city === 'dazhou' });
  });

  interface Row {
    readonly id: string;
    readonly [column: string]: unknown;
  }
  /** Twenty records of a register, spread over its first sixty, or all where there are fewer. */
  const draw = async (at: Caller, path: string): Promise<Row[]> => {
    const found: Row[] = [];
    for (let after: string | null = ''; after !== null && found.length < 60;) {
      const place: string = after === '' ? '' : `&after=${after}`;
      const page: { rows: Row[]; next: string | null } = await at.get(`${path}?limit=15${place}`);
      found.push(...page.rows);
      after = page.next;
    }
    const wanted = Math.min(20, found.length);
    return Array.from(
      { length: wanted },
      (_, n) => found[Math.floor((n * found.length) / wanted)] as Row,
    );
  };

  it.each<[City, string, string, number]>([
    ['luzhou', 'leader', '/projects', 20],
    ['luzhou', 'leader', '/agreements', 4],
    ['luzhou', 'leader', '/institutes', 1],
    ['luzhou', 'leader', '/college-upgrades', 1],
    ['luzhou', 'leader', '/platforms', 20],
    ['luzhou', 'leader', '/listing-enterprises', 8],
    ['dazhou', 'leader', '/agreements', 20],
    ['dazhou', 'leader', '/training-bases', 20],
    ['dazhou', 'leader', '/training-classes', 20],
    ['dazhou', 'leader', '/gatherings', 12],
    ['dazhou', 'leader', '/platforms', 20],
    ['dazhou', 'leader', '/nomination-rounds', 7],
    ['dazhou', 'leader', '/listing-enterprises', 14],
  ])(
    'of %s, drawn by the %s from %s, open in their pages, differ, and pass the checks of their mechanism',
    async (city, login, path, least) => {
      const reader = await as(city, login);
      const drawn = await draw(reader, path);
      expect(drawn.length).toBeGreaterThanOrEqual(least);
      await Promise.all(drawn.map(({ id }) => openSound(reader, `${path}/${id}`)));
      requireDifferent(drawn);
    },
  );

  it('of nominees and of grants open, differ, and pass the checks of their mechanism', async () => {
    const nominations = await as('dazhou', 'nomination');
    const { rows } = await nominations.get<{ rows: Row[] }>(
      '/nomination-rounds?kind=talent-programme',
    );
    const round = await nominations.get<{ nominations: Row[]; held: number; places: number }>(
      `/nomination-rounds/${rows[0]?.id ?? ''}`,
    );
    expect(round.held).toBeLessThanOrEqual(round.places);
    const nominees = round.nominations.slice(0, 20);
    await Promise.all(nominees.map(({ id }) => openSound(nominations, `/nominations/${id}`)));
    requireDifferent(nominees);

    const science = await as('luzhou', 'science');
    const grants = await listGrants(science);
    expect(grants).toHaveLength(20);
    for (const { applicationId } of grants) {
      const { schedule, paidFen, amountFen, account, agreed } = await science.get<{
        schedule: { parts: { state: string; amountFen: number }[] };
        paidFen: number;
        amountFen: number;
        account: string | null;
        agreed: unknown[];
      }>(`/fund-applications/${applicationId}`);
      expect(schedule.parts.map(({ state }) => state)).toEqual(['paid', 'planned', 'planned']);
      expect(schedule.parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(amountFen);
      expect([paidFen, agreed.length]).toEqual([schedule.parts[0]?.amountFen, 2]);
      expect(account).not.toBeNull();
    }
    expect(new Set(grants.map(({ paidFen }) => paidFen)).size).toBe(20);
    expect(new Set(grants.map(({ project }) => project.id)).size).toBe(20);
  });

  interface Grant {
    readonly applicationId: string;
    readonly paidFen: number;
    readonly project: { readonly id: string };
  }
  const listGrants = async (at: Caller): Promise<Grant[]> => {
    const calls = await at.get<{ rows: { id: string }[] }>('/fund-calls');
    const path = `/fund-calls/${calls.rows[0]?.id ?? ''}/applications?limit=20`;
    return (await at.get<{ rows: Grant[] }>(path)).rows;
  };

  /** Opens a record as its page does: it has a trail, and its mechanism finds nothing wrong with it. */
  const openSound = async (at: Caller, path: string): Promise<void> => {
    const shown = await at.get<{
      events?: unknown[];
      flags?: string[];
      doubles?: unknown[];
      also?: unknown[];
    }>(path);
    const flags = (shown.flags ?? []).filter((flag) => flag !== 'overdue');
    expect([path, shown.doubles ?? [], flags, shown.also ?? []]).toEqual([path, [], [], []]);
    expect(shown.events?.length).toBeGreaterThan(0);
  };
  const requireDifferent = (rows: readonly Row[]): void => {
    const contents = rows.map(({ id: _id, version: _version, ...content }) =>
      JSON.stringify(content),
    );
    expect(new Set(contents).size).toBe(rows.length);
  };

  interface Opened {
    readonly rows: { readonly id: string; readonly path: string | null }[];
  }
  /** The first record behind a figure, found by opening the figure as a reader does. */
  const firstBehind = async (city: City, indicator: string): Promise<string> => {
    const auditor = await as(city, 'auditor');
    const opened = await auditor.get<Opened>(
      `/indicators/${indicator}/rows?validOn=${days[city]}&limit=1`,
    );
    // One agreement may stand behind several rows: its page has the record's own id.
    const [row] = opened.rows;
    return row?.path?.split('/').at(-1) ?? row?.id ?? '';
  };
  const reason = '登记有误';
  const withdraw = {
    project: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/projects/${id}`);
      await at.send('POST', `/projects/${id}/moves`, { move: 'withdraw', version, reason });
      return 1;
    },
    outcome: async (at: Caller, id: string) => {
      const found = await at.get<{ version: number; quantity: number }>(`/outcomes/${id}`);
      await at.send('POST', `/outcomes/${id}/withdrawal`, { version: found.version, reason });
      return found.quantity;
    },
    agreement: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/agreements/${id}`);
      await at.send('POST', `/agreements/${id}/moves`, { move: 'withdraw', version, reason });
      return 1;
    },
    base: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/training-bases/${id}`);
      const body = { version, move: 'remove', reason, on: '2024-06-17' };
      await at.send('POST', `/training-bases/${id}/moves`, body);
      return 1;
    },
    class: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/training-classes/${id}`);
      await at.send('POST', `/training-classes/${id}/withdrawal`, { version, reason });
      return 1;
    },
    gathering: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/gatherings/${id}`);
      await at.send('POST', `/gatherings/${id}/moves`, { version, move: 'withdraw', reason });
      return 1;
    },
    person: async (at: Caller, id: string) => {
      const body = { title: 'intermediate', mode: 'flexible', lastDay: null, reason };
      await at.send('PUT', `/institute-people/${id}`, body);
      return 1;
    },
    grant: async (at: Caller) => {
      const [paid] = await listGrants(at);
      await withdraw.project(at, paid?.project.id ?? '');
      return paid?.paidFen ?? 0;
    },
    target: async (at: Caller, id: string) => {
      const { rows } = await at.get<{ rows: { id: string; version: number; target: number }[] }>(
        '/college-criteria',
      );
      const found = rows.find((each) => each.id === id);
      const body = { version: found?.version, target: (found?.target ?? 0) - 1, reason };
      await at.send('PUT', `/college-criteria/${id}`, body);
      return 1;
    },
    college: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/college-upgrades/${id}`);
      await at.send('POST', `/college-upgrades/${id}/moves`, { move: 'stop', version, reason });
      return 1;
    },
    listed: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/listing-enterprises/${id}`);
      const body = { state: 'withdrawn', version, reason };
      await at.send('POST', `/listing-enterprises/${id}/ending`, body);
      return 1;
    },
    nominee: async (at: Caller, id: string) => {
      const { version } = await at.get<{ version: number }>(`/nominations/${id}`);
      await at.send('POST', `/nominations/${id}/moves`, { move: 'withdraw', version, reason });
      return 1;
    },
    round: async (at: Caller, id: string) => {
      const found = await at.get<{ version: number; appliedPlaces: number }>(
        `/nomination-rounds/${id}`,
      );
      const body = { move: 'withdraw', version: found.version, reason };
      await at.send('POST', `/nomination-rounds/${id}/moves`, body);
      return found.appliedPlaces;
    },
    goal: async (at: Caller) => {
      const body = { target: 93, document: '更正文件' };
      await at.send('PUT', '/platform-goals/2024/provincial', body);
      return 7;
    },
    student: async (at: Caller, id: string) => {
      await at.send('POST', `/class-students/${id}/leaving`, { lastDay: '2024-06-01', reason });
      return 1;
    },
  };

  it.each<[City, string, string, keyof typeof withdraw, string?]>([
    ['luzhou', 'L01', 'digital-institute-senior', 'person'],
    ['luzhou', 'L02', 'digital-institute-associate', 'person'],
    ['luzhou', 'L03', 'digital-institute-solutions', 'outcome'],
    ['luzhou', 'L08', 'partner-enterprise-input', 'outcome'],
    ['luzhou', 'L09', 'partner-new-output', 'outcome'],
    ['luzhou', 'L10', 'partner-profit-tax', 'outcome'],
    ['luzhou', 'L11', 'partner-patents', 'outcome'],
    ['luzhou', 'L12', 'partner-monopoly-broken', 'outcome'],
    ['luzhou', 'L13', 'partner-gap-filled', 'outcome'],
    ['luzhou', 'L14', 'partner-practice-bases', 'base'],
    ['luzhou', 'L15', 'partner-high-tech-applications', 'outcome'],
    ['luzhou', 'L16', 'partner-provincial-projects', 'outcome'],
    ['luzhou', 'L17', 'partner-provincial-fund', 'outcome'],
    ['luzhou', 'L20', 'joint-pilot-students', 'student'],
    ['luzhou', 'L18', 'students-per-teacher', 'target', 'education'],
    ['luzhou', 'L19', 'appropriation-never-falls', 'college', 'education'],
    ['luzhou', 'L07', 'partner-special-funds', 'grant'],
    ['luzhou', 'L05', 'partner-projects-equipment', 'project'],
    ['luzhou', 'L06', 'partner-projects-materials', 'project'],
    ['luzhou', 'L04', 'partner-projects', 'project'],
    ['dazhou', 'D19', 'training-bases', 'base'],
    ['dazhou', 'D20', 'enterprise-classes', 'class'],
    ['dazhou', 'D18', 'academic-exchanges-2024', 'gathering'],
    ['dazhou', 'D09', 'coached-enterprises', 'listed', 'listing'],
    ['dazhou', 'D23', 'provincial-programme-2024', 'nominee', 'nomination'],
    ['dazhou', 'D24', 'visiting-scholars-2024', 'nominee', 'nomination'],
    ['dazhou', 'D25', 'oriented-training-2024', 'round', 'nomination'],
    ['dazhou', 'D26', 'postings-2024', 'nominee', 'nomination'],
    ['dazhou', 'D33', 'provincial-platforms-goal-2024', 'goal'],
    ['dazhou', 'D10', 'school-agreements-2024', 'agreement'],
    ['dazhou', 'D21', 'partner-enterprises', 'agreement'],
    ['dazhou', 'D22', 'partner-schools', 'agreement'],
  ])(
    '%s %s moves by exactly the record that is taken out or corrected',
    async (city, _figure, indicator, kind, login = 'science') => {
      const before = await measureOf(city, indicator);
      const adds = await withdraw[kind](await as(city, login), await firstBehind(city, indicator));
      expect(adds).toBeGreaterThan(0);
      expect(await measureOf(city, indicator)).toBe(before - adds);
    },
  );
});
