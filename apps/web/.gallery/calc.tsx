import { QuestionForm } from '@yanzhen/web-kit/questions/question-form.tsx';
import { Page } from '@yanzhen/web-kit/plain/page.tsx';
const q = [
  {
    factId: 'fullTime',
    kind: 'yes-no' as const,
    wording: {
      zh: '您是不是全职引进到泸州工作的？',
      en: 'Were you brought to Luzhou to work full time?',
    },
    help: {
      zh: '与泸州的用人单位签订劳动（聘用）合同，并在泸州缴纳社会保险。',
      en: 'You have a contract with an employer in Luzhou and pay social insurance there.',
    },
  },
  {
    factId: 'education',
    kind: 'choice' as const,
    wording: { zh: '您的最高学历是什么？', en: 'What is your highest degree?' },
    options: [
      { value: 'doctor', label: { zh: '博士研究生', en: 'Doctorate' } },
      { value: 'master', label: { zh: '硕士研究生', en: 'Master' } },
      {
        value: 'bachelor',
        label: { zh: '大学本科', en: 'Bachelor' },
        hint: { zh: '含“双一流”高校本科', en: 'including key universities' },
      },
    ],
  },
  {
    factId: 'months',
    kind: 'number' as const,
    wording: {
      zh: '您在泸州连续工作了多少个月？',
      en: 'How many months have you worked in Luzhou without a break?',
    },
    unit: { zh: '个月', en: 'months' },
  },
  {
    factId: 'price',
    kind: 'money' as const,
    wording: { zh: '住房的合同总价是多少？', en: 'What is the price in the contract?' },
  },
  {
    factId: 'signedOn',
    kind: 'date' as const,
    wording: { zh: '购房合同是哪天签的？', en: 'When was the contract signed?' },
  },
];
export function Calc() {
  return (
    <Page title="购房补贴计算器" back="/">
      <QuestionForm id="calc" questions={q} onDone={() => undefined} />
    </Page>
  );
}
