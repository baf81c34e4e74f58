import * as publicity from '@yanzhen/procedures/publicity/contract.ts';
import * as subsidies from '@yanzhen/mechanisms/subsidies/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import { appealAgainst, rateAll } from './be-heard.ts';
import { steps, type Cohort, type DemoApplication, type DemoPerson } from './demo-files.ts';
import type { Cast } from './make-cast.ts';
import { nextMorning } from './next-morning.ts';
import { payBatch } from './pay-batch.ts';
import { prepareDraft } from './prepare-draft.ts';
import type { Stage } from './stage.ts';

interface Part {
  readonly person: DemoPerson;
  readonly applicationId: string;
  readonly talent: Actor;
}

/** Plays one cohort from the draft to where the pack says that it stands. */
export async function playCohort(
  stage: Stage,
  cast: Cast,
  application: DemoApplication,
  cohort: Cohort,
  people: readonly DemoPerson[],
): Promise<void> {
  const reach = (step: (typeof steps)[number]): boolean =>
    steps.indexOf(cohort.until) >= steps.indexOf(step);
  const by = (login: string): Actor => need(cast.byLogin.get(login), login);
  const parts: Part[] = [];
  for (const person of people) parts.push(await submit(stage, cast, application, person));
  if (!reach('county-review')) return;

  await nextMorning(stage, 1);
  for (const { person, applicationId } of parts) {
    const agent = need(cast.agents.get(person.organisation), person.organisation);
    await stage.ask(agent, subsidies.confirmEmployment, {
      params: { applicationId },
      body: { answers: application.employment },
    });
  }
  await nextMorning(stage, 1);
  for (const part of parts) await correctOrRefuse(stage, by('county'), application, part);
  if (!reach('proposed')) return;
  for (const { applicationId } of parts) {
    await stage.ask(by('county'), subsidies.propose, { params: { applicationId }, body: {} });
  }
  if (!reach('checked')) return;

  await nextMorning(stage, 2);
  for (const { applicationId } of parts) {
    await stage.ask(by('checker'), subsidies.check, { params: { applicationId }, body: {} });
  }
  if (!reach('approved')) return;

  await nextMorning(stage, 2);
  const applicationIds = parts.map((part) => part.applicationId);
  await stage.ask(by('approver'), subsidies.approveList, { body: { applicationIds } });
  if (!reach('publicity')) return;

  await nextMorning(stage, 1);
  await publish(stage, by('publicity'), application, parts);
  if (!reach('payable')) return;

  await nextMorning(stage, 6);
  await endPublicity(stage, by('publicity'));
  if (!reach('paid')) return;

  await nextMorning(stage, 2);
  await pay(stage, by, application, parts);
  await rateAll(
    stage,
    parts.map(({ talent }) => talent),
  );
}

async function submit(
  stage: Stage,
  cast: Cast,
  application: DemoApplication,
  person: DemoPerson,
): Promise<Part> {
  const organisation = need(cast.organisations.get(person.organisation), person.organisation);
  const { talent, applicationId } = await prepareDraft(stage, application, person, organisation.id);
  const reply = await stage.ask(talent, subsidies.submit, { params: { applicationId } });
  if (!reply.submitted) throw new Error(`demonstration: ${person.name} is not entitled`);
  return { person, applicationId, talent };
}

async function correctOrRefuse(
  stage: Stage,
  county: Actor,
  { correctionOf }: DemoApplication,
  part: Part,
): Promise<void> {
  const params = { applicationId: part.applicationId };
  if (part.person.correction) {
    const items = [{ kind: 'evidence' as const, id: correctionOf, note: part.person.correction }];
    await stage.ask(county, subsidies.askCorrection, { params, body: { items } });
  }
  if (part.person.refused) {
    const body = { reason: part.person.refused, remedy: part.person.refused };
    await stage.ask(county, subsidies.refuse, { params, body });
    await appealAgainst(stage, part.talent);
  }
}

async function publish(
  stage: Stage,
  officer: Actor,
  { benefit: benefitId }: DemoApplication,
  parts: readonly Part[],
): Promise<void> {
  const applicationIds = parts.map((part) => part.applicationId);
  const list = await stage.ask(officer, publicity.publishList, {
    body: { benefitId, applicationIds },
  });
  for (const { person, applicationId } of parts) {
    if (!person.objection) continue;
    const line = need(
      list.lines.find((each) => each.applicationId === applicationId),
      person.name,
    );
    await stage.ask(null, publicity.objectToLine, {
      params: { listId: list.id, lineId: line.id },
      body: { text: person.objection },
    });
  }
}

async function endPublicity(stage: Stage, officer: Actor): Promise<void> {
  const { rows } = await stage.ask(officer, publicity.listStaffLists, { query: { state: 'open' } });
  for (const { id, due } of rows) {
    if (due) await stage.ask(officer, publicity.endPeriod, { params: { listId: id } });
  }
}

async function pay(
  stage: Stage,
  by: (login: string) => Actor,
  { benefit: benefitId }: DemoApplication,
  parts: readonly Part[],
): Promise<void> {
  const office = {
    preparer: by('preparer'),
    signer: by('signer'),
    releaser: by('releaser'),
  };
  await payBatch(stage, office, {
    benefitId,
    applicationIds: parts.map((part) => part.applicationId),
    returned: parts.filter(({ person }) => person.returned).map((part) => part.applicationId),
  });
}

function need<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`demonstration: there is no ${name}`);
  return value;
}
