import * as letters from '@yanzhen/oversight/letters/contract.ts';
import * as proposals from '@yanzhen/oversight/proposals/contract.ts';
import type { Actor } from '@yanzhen/server/turn/actor.ts';
import type { Cast } from './make-cast.ts';
import type { Stage } from './stage.ts';

type Kind = (typeof proposals.answerKinds)[number];

const home = {
  title: '关于改进青年人才来市求职住宿服务的建议',
  topic: 'social',
  content:
    '外地毕业生来市求职，住宿不便，办理进度也不容易查到。建议从房间、信息和期限三个方面改进。',
  points: ['增加求职住宿的房间', '公布补助的办理进度', '把免费住宿的期限延长到三十天'],
} as const;
/** What the department answers, point by point. */
const answers: readonly { readonly kind: Kind; readonly text: string; readonly says: string }[] = [
  { kind: 'done', text: '已与两处住宿点续签协议，求职住宿的房间比去年增加二十间。', says: '续签协议两份' },
  { kind: 'will', text: '补助办理进度正在接入市政务服务网，接入后可以凭手机号码查询。', says: '接入市政务服务网并公布查询入口' },
  { kind: 'cannot', text: '现行规定的免费住宿期限为七天，延长期限需要先修订规定，目前不具备条件。', says: '现行规定限七天' },
]; // prettier-ignore

/** An answered item that waits for its rating, one that is handled with a joint unit, one just handed in. */
export async function playProposals(
  stage: Stage,
  cast: Cast,
  daysBefore: (days: number) => Date,
): Promise<void> {
  const by = (login: string): Actor => {
    const actor = cast.byLogin.get(login);
    if (!actor) throw new Error(`demonstration: there is no ${login}`);
    return actor;
  };
  stage.moveTo(daysBefore(60));
  const { units } = await stage.ask(by('proposals'), proposals.showChoices);
  const lead = units.find(({ id }) => id === 'city-talent')?.id ?? units[0]?.id ?? '';
  const joint = units.find(({ id }) => id === 'city-finance')?.id ?? '';
  for (const login of ['handler', 'replycheck']) {
    await stage.ask(by('supervision'), proposals.giveSeat, { body: { login, unit: lead } });
  }
  const sitting = { congress: 9, session: 4, publishConsent: true };
  const file = async (item: object, sponsors: readonly string[]): Promise<string> => {
    const people = sponsors.map((login) => by(login).personId);
    const body = {
      ...sitting,
      inSession: true,
      receivedOn: stage.today,
      sponsors: people,
      ...item,
    };
    return (await stage.ask(by('proposals'), proposals.fileProposal, { body: body as never })).id;
  };
  const act = (login: string, endpoint: proposals.ActEndpoint, proposalId: string, body: object = {}) =>
    stage.ask(by(login), endpoint, { params: { proposalId }, body }); // prettier-ignore

  const first = await file({ ...home, body: 'congress' }, ['deputy', 'deputy2']);
  await act('proposals', proposals.assignProposal, first, { leadUnit: lead });
  await act('handler', proposals.acceptAssignment, first);
  await act('handler', proposals.addContact, first, { stage: 'before', mode: 'visit', on: stage.today, says: '上门听取意见，确认三点诉求。' }); // prettier-ignore
  stage.moveTo(daysBefore(20));
  await act('handler', proposals.draftReply, first);
  const { points, letter } = await shown(stage, by('handler'), first);
  const letterId = letter?.id ?? '';
  await writeReply(stage, by('handler'), letterId);
  for (const [at, { kind, text, says }] of answers.entries()) {
    const promise = kind === 'will' ? { dueOn: dayOf(daysBefore(-60)), owner: '市人才工作部门信息科' } : {}; // prettier-ignore
    await act('handler', proposals.answerPoint, first, { pointId: points[at]?.id, kind, paragraph: text, says, ...promise }); // prettier-ignore
  }
  await move(stage, by('handler'), letterId, 'submit');
  await act('handler', proposals.askApproval, first);
  for (const { id: pointId } of points) {
    await act('replycheck', proposals.confirmAnswer, first, { pointId });
  }
  await act('replycheck', proposals.approveReply, first);
  await act('supervision', proposals.clearReply, first, {
    resultClass: 'B',
    reason: '第二点尚在办理',
  });
  await move(stage, by('replycheck'), letterId, 'check');
  await move(stage, by('lettersign'), letterId, 'issue');
  await act('proposals', proposals.deliverReply, first);

  const second = await file({ body: 'cppcc', title: '关于支持本地企业接收实习学生的提案', topic: 'education-science-culture-health', content: '建议明确实习补贴，并建立实习岗位清单。', points: ['明确实习补贴的标准', '建立实习岗位清单'] }, ['deputy2']); // prettier-ignore
  await act('proposals', proposals.assignProposal, second, { leadUnit: lead, jointUnits: [joint] });
  await act('handler', proposals.acceptAssignment, second);
  const third = { ...sitting, body: 'congress', inSession: false, title: '关于公开急需人才岗位信息的建议', topic: 'social', content: '岗位信息分散，建议集中公开、定期更新。', points: ['集中公开岗位信息', '每月更新一次'] } as const; // prettier-ignore
  await stage.ask(by('deputy'), proposals.submitProposal, { body: { ...third, points: [...third.points] } }); // prettier-ignore
}

function shown(stage: Stage, actor: Actor, proposalId: string) {
  return stage.ask(actor, proposals.showProposal, { params: { proposalId } });
}

/** Writes each paragraph that the draft leaves open. */
async function writeReply(stage: Stage, drafter: Actor, letterId: string): Promise<void> {
  const { content, version } = await stage.ask(drafter, letters.showLetter, {
    params: { letterId },
  });
  const left = answers.map(({ text }) => text);
  const blocks = content.blocks.map((block, at) =>
    at > 0 && block.kind === 'paragraph'
      ? { ...block, inlines: [{ kind: 'text' as const, text: left.shift() ?? '' }] }
      : block,
  );
  const body = { version, content: { ...content, blocks } };
  await stage.ask(drafter, letters.saveLetter, { params: { letterId }, body });
}

async function move(
  stage: Stage,
  actor: Actor,
  letterId: string,
  step: 'submit' | 'check' | 'issue',
): Promise<void> {
  const { version } = await stage.ask(actor, letters.showLetter, { params: { letterId } });
  await stage.ask(actor, letters.moveLetter, { params: { letterId }, body: { move: step, version } }); // prettier-ignore
}

function dayOf(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
