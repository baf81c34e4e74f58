import { beforeAll, describe, expect, it } from 'vitest';
import { startJourney, type Journey } from './journey.ts';
import { asStory } from './story.ts';
import { answersToCalculator, chengZhiyuan, employer, monthsAgo, weiMingqian } from './people.ts';
import type { Seat } from './seat.ts';
import * as agent from './steps/agent.ts';
import * as finance from './steps/finance.ts';
import * as letters from './steps/letter-writers.ts';
import { readMessages } from './steps/mailbox.ts';
import * as officers from './steps/officers.ts';
import { callFromPage, giveSecondAccount, runCommand } from './steps/other-doors.ts';
import * as publicity from './steps/publicity-officer.ts';
import * as readers from './steps/readers.ts';
import { become, signInWithPassword } from './steps/staff.ts';
import * as talents from './steps/talent.ts';
import { endNoticesAfter } from './steps/time.ts';
import * as visitors from './steps/visitor.ts';

/*
 * The whole story of the home purchase subsidy on the built server: everyone it touches acts in a
 * browser of their own, the talent on a phone, staff at a desk.
 */
describe('程知远 buys a home', () => {
  let journey: Journey;
  /** 程知远's phone, somebody else's phone, and the desk that staff take turns at. */
  let talent: Seat;
  let visitor: Seat;
  let desk: Seat;
  let applicationId = '';
  let listNumber = '';
  let batch = '';
  let letter = '';
  let quoted: readonly string[] = [];

  beforeAll(async () => {
    journey = await startJourney();
    talent = await journey.seat('phone', 'zh');
    visitor = await journey.seat('phone', 'zh');
    desk = await journey.seat('desk', 'zh');
  });
  asStory(() => journey);

  it('1. asks as a visitor what it would give, and what would change the answer', async () => {
    await visitors.answerTheCalculator(talent, answersToCalculator);
    const maybe = await visitors.readResult(talent);
    expect(maybe.outcome).toBe('还差一些信息');
    expect(maybe.text).toContain('150,000');
    expect(maybe.conditions).toHaveLength(8);
    expect(conditionOf(maybe.conditions, '全职引进')).toMatch(/^符合[^]*第一条/);
    expect(conditionOf(maybe.conditions, '建设用地范围内')).toMatch(/^还不能判断[^]*第二条/);

    await visitors.changeAnswer(talent, 'firstHome', false);
    const no = await visitors.readResult(talent);
    expect(no.outcome).toBe('暂不能享受');
    expect(conditionOf(no.conditions, '首套')).toMatch(/^不符合[^]*只有首套住房可以补助[^]*第二条/);

    await visitors.changeAnswer(talent, 'firstHome', true);
    expect((await visitors.readResult(talent)).outcome).toBe('还差一些信息');
  });

  it('2. signs in, finds the answers kept, adds what is missing, and submits', async () => {
    await talent.link(talent.words('policies')('pages.benefit.apply')).click();
    await talents.signInByMobile(talent, chengZhiyuan);
    await talent.sees(talent.words('subsidies')('pages.talent.start.kept', { count: 7 }));
    applicationId = await talents.beginApplication(talent);
    await talents.enterIdentity(talent, chengZhiyuan);
    await talents.chooseEmployer(talent, employer);
    await talents.answerTheRest(talent, {
      inCentralArea: true,
      contributionRecognised: true,
      purchaseSignedOn: monthsAgo(5),
      purchasePrice: 850000,
    });
    await talents.uploadEvidence(talent);
    await talents.enterAccount(talent, chengZhiyuan);

    const check = await talents.checkAnswers(talent);
    expect(check).toContain('150,000');
    expect(check).toContain('850,000');
    expect(check).not.toContain(chengZhiyuan.identityNumber);
    const { reference, text } = await talents.submit(talent);
    expect(reference).toMatch(/\d/);
    expect(text).toContain('待单位确认');
    expect(text).toMatch(/最迟哪天\s*20\d\d年\d+月\d+日/);
    expect(text).toMatch(/第 ?\d+ ?个?工作日|工作日/);
  });

  it('3. has the employment confirmed by the agent of the employer', async () => {
    const office = await journey.seat('phone', 'zh');
    await become(office, 'agent');
    await agent.confirmEmployment(office, chengZhiyuan.name);
    expect(await talents.readStatus(talent, applicationId)).toContain('区县初审');
  });

  it('4. is asked once for everything missing, corrects exactly that, and is proposed', async () => {
    await signInWithPassword(desk, 'county');
    await officers.openCase(desk, chengZhiyuan.name);
    await officers.askForCorrection(desk, {
      购房合同: '缺少签字页，请补传完整合同。',
      '购房合同价（元）': '与合同不一致，请核对。',
    });
    const asked = await talents.readStatus(talent, applicationId);
    expect(asked).toContain('请您补正');
    await talents.correct(talent, {
      evidence: 'purchase-contract',
      fact: 'purchasePrice',
      answer: 865000,
    });
    await officers.openCase(desk, chengZhiyuan.name);
    await officers.passOn(desk, 'propose');
  });

  it('4. is not checked by the officer who proposed, by whichever door', async () => {
    const excluded = '同一自然人不能在同一件申请中既“初审”又“复审”';
    await become(desk, 'county2');
    await officers.openCase(desk, chengZhiyuan.name);
    expect(await officers.tryToCheck(desk)).toContain(excluded);

    const path = `/subsidies/cases/${applicationId}/check`;
    const byApi = await callFromPage(desk, 'POST', path, {});
    expect(byApi).toMatchObject({ code: 'applications.excluded-duty' });

    const params = JSON.stringify({ applicationId });
    const command = ['call', 'subsidies.check', '--city', 'luzhou', '--as', 'county2'];
    const byCommand = await runCommand(journey.server, [
      ...command,
      '--params',
      params,
      '--body',
      '{}',
    ]);
    expect(byCommand.code).not.toBe(0);
    expect(byCommand.output).toContain('applications.excluded-duty');
  });

  it('4. is checked by another officer, and approved by a third as a list', async () => {
    await become(desk, 'checker');
    await officers.openCase(desk, chengZhiyuan.name);
    await officers.passOn(desk, 'check');
    await become(desk, 'approver');
    const preview = await officers.approve(desk, [chengZhiyuan.name, '阮听澜']);
    expect(preview).toContain('300,000');
  });

  it('5. is published with masked names, and an objection freezes one line only', async () => {
    await become(desk, 'publicity');
    listNumber = await publicity.publish(desk, [chengZhiyuan.name, '阮听澜', '尹若谷']);
    const shown = await visitors.readNotice(visitor, listNumber);
    expect(shown).toContain('程*');
    expect(shown).not.toContain(chengZhiyuan.name);
    visitors.expectNoIdentityNumber(shown);

    await visitors.objectTo(visitor, '尹*', '反映该人才在市外已有住房，请核实。');
    expect(await publicity.readLines(desk, listNumber)).toEqual({
      '程*': '无异议',
      '阮*': '无异议',
      '尹*': '核查中',
    });
    expect(await publicity.readObjections(desk)).toContain('反映该人才在市外已有住房');
    expect(await talents.readStatus(talent, applicationId)).toContain('公示中');
  });

  it('6. is put into a batch when the notice is over, which another person signs', async () => {
    await endNoticesAfter(journey.server, 10);
    expect(await talents.readStatus(talent, applicationId)).toContain('待拨款');
    await become(desk, 'preparer');
    batch = await finance.prepareBatch(desk, [chengZhiyuan.name, weiMingqian.name]);

    await giveSecondAccount(journey.server, {
      of: 'preparer',
      login: 'preparer2',
      roles: ['finance-signer'],
    });
    await desk.open(batch);
    await become(desk, 'preparer2');
    await desk.open(batch);
    expect(await finance.maySign(desk)).toBe(false);
    const signing = `/payments/batches/${batch.split('/').at(-1)}/sign`;
    const both = { lineCount: 2, totalFen: 30_000_000 };
    const bySamePerson = await callFromPage(desk, 'POST', signing, both);
    expect(bySamePerson).toMatchObject({ code: 'payments.same-person' });

    await become(desk, 'signer');
    await finance.openNewestBatch(desk);
    await finance.sign(desk);
  });

  it('6. is paid when the bank says so; what the bank returns is back in the queue', async () => {
    await become(desk, 'releaser');
    await desk.open(batch);
    const file = await finance.exportBankFile(desk);
    expect(file).toContain(chengZhiyuan.bankCard);
    const [returned = ''] = await finance.readLine(desk, weiMingqian.name);
    const answer = await finance.letTheBankAnswer(desk, returned);

    await finance.importAnswer(desk, finance.alteredAnswer(answer, returned));
    expect(await finance.readAnswerFaults(desk)).toMatch(
      /第 \d+ 行的金额是 1\.00，应为 150000\.00/,
    );
    expect(await talents.readStatus(talent, applicationId)).toContain('银行转账中');

    await finance.importAnswer(desk, answer);
    await desk.sees(desk.words('payments')('pages.batch.answer-title'));
    await desk.inspect();
    expect((await finance.readLine(desk, chengZhiyuan.name)).join()).toContain('已到账');
    const paid = await talents.readStatus(talent, applicationId);
    expect(paid).toContain('已到账');
    expect(paid).toMatch(/20\d\d年\d+月\d+日转入您的账户/);
    expect((await readMessages(talent, chengZhiyuan.mobile)).join()).toContain('已到账 150,000');

    await become(desk, 'preparer');
    expect(await finance.readQueueRow(desk, weiMingqian.name)).toContain('银行退回');
    expect(await finance.readReconciliation(desk)).toContain('差额 0 分');
  });

  it('6. tells the talent whose transfer came back, and why', async () => {
    const phone = await journey.seat('phone', 'zh');
    await phone.open('/applications');
    await talents.signInByMobile(phone, weiMingqian);
    const text = await talents.openOnlyApplication(phone);
    expect(text).toContain('银行退回了转账');
    expect(text).toContain('更正收款账户');
  });

  it('7. counts in the indicator, whose rows add up under a filter', async () => {
    await become(desk, 'leader');
    const forLeader = await readers.openFromBoard(desk, '购房补助已到账人数');
    expect(forLeader.text).toContain('您的岗位只能看到分项计数，看不到个人');
    expect(forLeader.text).not.toContain(chengZhiyuan.name);
    const yuan = await readers.openIndicator(desk, '购房补助已到账金额');
    expect(yuan).toMatchObject({ addsUp: true });
    expect(yuan.value).toBe(yuan.sumOfRows);

    await become(desk, 'auditor');
    const all = await readers.openIndicator(desk, '购房补助已到账人数');
    expect(all.text).toContain(chengZhiyuan.name);
    expect(all.value).toBe(forLeader.value);
    const masters = await readers.filterBy(desk, '学历', '硕士研究生');
    expect(masters).toMatchObject({ addsUp: true });
    expect(masters.value).toBeLessThan(all.value);
    expect(masters.text).toContain(chengZhiyuan.name);
  });

  it('7. is reported in a reply letter: drafted, checked, issued, and downloaded', async () => {
    await become(desk, 'drafter');
    letter = await letters.draftLetter(desk, { suggestion: '207', deputy: '钟毓秀' });
    quoted = await letters.readFigures(desk);
    expect(quoted[0]).toMatch(/^\d+人$/);
    await letters.addSentence(desk, '欢迎继续提出宝贵意见。');
    await letters.moveLetter(desk, letter, 'submit');
    await become(desk, 'lettercheck');
    await letters.moveLetter(desk, letter, 'check');
    await become(desk, 'lettersign');
    await letters.moveLetter(desk, letter, 'issue');
    await desk.inspect();
    const { docx, pdf } = await letters.downloadLetter(desk);
    expect(docx.subarray(0, 2).toString()).toBe('PK');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('7. keeps its figure when another is paid later, and shows then, now and the rows between', async () => {
    await finance.payByApi(desk, '祝南乔');
    await become(desk, 'auditor');
    await desk.open(letter);
    expect(await letters.readFigures(desk)).toEqual(quoted);
    const then = Number(/\d+/.exec(quoted[0] ?? '')?.[0]);
    const compared = await letters.compareFigure(desk, quoted[0] ?? '');
    expect(compared).toContain(`${then} 人`);
    expect(compared).toContain(`${then + 1} 人`);
    expect(compared).toContain('祝南乔');

    const number = await letters.readNumber(desk);
    const verified = await visitors.verifyLetter(visitor, number);
    expect(verified).toContain(quoted[0]);
    expect(verified).toContain('一致');
    visitors.expectNoIdentityNumber(verified);
  });

  it('leaves no trouble in the browser, and nothing for axe to find', () => {
    expect([...journey.findings]).toEqual([]);
  });
});

/** The condition that says this. */
function conditionOf(conditions: readonly string[], says: string): string {
  return conditions.find((each) => each.includes(says)) ?? '';
}
