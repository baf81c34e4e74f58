import pg from 'pg';
import { openTestCity } from '../../foundation/server/testing/test-city.ts';
import { calendar } from '../../registers/calendar/feature.ts';
import { policies } from '../../registers/policies/feature.ts';
import { indicators } from '../../oversight/indicators/feature.ts';
import { applyIndicators } from '../../oversight/indicators/offers.ts';
import { sampleFiles, samplePayments } from '../../oversight/indicators/testing/sample-payments.ts';
import { applyLetterTemplates } from '../../oversight/letters/offers.ts';
import { letters } from '../../oversight/letters/feature.ts';
import { letterPack, templateFiles } from '../../oversight/letters/testing/letter-city.ts';
import { getDraft, getLetter } from '../../oversight/letters/store.ts';
import { listFigures } from '../../oversight/letters/figure-store.ts';
import { figuresByName, getLetterhead, writeLetter } from '../../oversight/letters/write-letter.ts';

export const slotCount = 60;
/** Records behind the 60 figures; each record stands behind several of them. */
export const records = 3_000;

const educations = ['bachelor', 'master', 'doctor', 'college', 'other'];
const counties = ['510502', '510503'];

/** A city with payments, on the given server, and a letter of 60 figures over them. */
export async function openLetterCity(url) {
  const city = await openTestCity([calendar, policies, samplePayments, indicators, letters], {
    pack: letterPack,
  });
  await city.turn((turn) => applyIndicators(turn, sampleFiles));
  await city.turn((turn) => applyLetterTemplates(turn, templateFiles));
  const [drafter, checker, signer] = await Promise.all(
    [
      ['拟稿甲', 'letter-drafter'],
      ['核稿乙', 'letter-checker'],
      ['签发丙', 'letter-signer'],
    ].map(([name, role]) => city.person({ name, roles: [role] })),
  );
  await fill(url, city.city, drafter.personId);

  const asked = async (who, method, path, body) => {
    const reply = await who.call(method, path, body);
    if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const show = (id) => asked(drafter, 'GET', `/letters/${id}`);
  return {
    close: () => city.close(),
    /** A letter with its sixty slots; its id. */
    start: async () => {
      const body = {
        templateId: 'home-purchase-reply',
        suggestionNumber: '27',
        deputyName: '甘霖',
      };
      const { id } = await asked(drafter, 'POST', '/letters', body);
      const { version, content } = await show(id);
      await asked(drafter, 'PUT', `/letters/${id}`, { version, content: sixty(content) });
      return id;
    },
    versionOf: async (id) => (await show(id)).version,
    /** Takes all sixty figures anew and keeps the new version. */
    draft: (id, version) => asked(drafter, 'POST', `/letters/${id}/figures`, { version }),
    printed: (id) =>
      city.turn(async (turn) => {
        const letter = await getLetter(turn, id);
        const draft = await getDraft(turn, id, letter.version);
        const figures = figuresByName(
          await listFigures(turn, Object.values(draft.figures)),
          draft.content.blocks,
        );
        return { written: writeLetter(draft.content, await getLetterhead(turn)), figures };
      }),
    issue: async (id) => {
      for (const [who, move] of [
        [drafter, 'submit'],
        [checker, 'check'],
        [signer, 'issue'],
      ]) {
        const { version } = await show(id);
        await asked(who, 'POST', `/letters/${id}/moves`, { move, version });
      }
    },
  };
}

/** Twenty paragraphs of three figures, each of another question. */
function sixty(content) {
  const slots = {};
  const blocks = [];
  for (let at = 0; at < slotCount / 3; at += 1) {
    const inlines = [{ kind: 'text', text: `第${at + 1}批资金已到账` }];
    for (const [part, words] of ['，合计', '，其中', '。'].entries()) {
      const slotId = `slot-${at * 3 + part}`;
      slots[slotId] = {
        indicatorId: `home-purchase-paid-${part === 1 ? 'yuan' : 'persons'}`,
        filter: {
          from: `2024-0${1 + (at % 5)}-01`,
          ...(part === 2 ? { education: educations[at % educations.length] } : {}),
          ...(at < 10 ? { county: counties[at % counties.length] } : {}),
        },
        validOn: '2024-06-03',
        phrasing: 'exact',
        scale: part === 1 ? 'wan' : 'one',
        step: null,
        stated: null,
      };
      inlines.push({ kind: 'figure', slotId }, { kind: 'text', text: words });
    }
    blocks.push({ kind: 'paragraph', inlines });
  }
  return { ...content, blocks, slots };
}

async function fill(url, city, personId) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(
    `insert into sample_payment (city, id, person_id, benefit_id, county, cluster, education, amount_fen, valid_from,
       recorded_from)
     select $1, gen_random_uuid(), $2, 'home-purchase', ($4::text[])[1 + n % 2], null, ($3::text[])[1 + n % 5],
       (1 + n % 50) * 1000000, date '2024-01-01' + n % 150, timestamptz '2024-06-01'
     from generate_series(1, $5::int) n`,
    [city, personId, educations, counties, records],
  );
  await admin.query('analyze');
  await admin.end();
}
