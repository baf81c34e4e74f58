import { expect, test } from 'vitest';
import { answerFault, answersThatFit, firstUnanswered, type Question } from './question-flow.ts';

const wording = { zh: '问', en: 'Question' };
const questions: Question[] = [
  { factId: 'fullTime', kind: 'yes-no', wording },
  {
    factId: 'education',
    kind: 'choice',
    wording,
    options: [{ value: 'master', label: wording }],
  },
  { factId: 'priceFen', kind: 'money', wording },
  { factId: 'signedOn', kind: 'date', wording, mayNotKnow: false },
];

test('opens at the first question that was not asked yet', () => {
  expect(firstUnanswered(questions, {})).toBe(0);
  expect(firstUnanswered(questions, { fullTime: true })).toBe(1);
});

test('takes "I don’t know" for an answer', () => {
  expect(firstUnanswered(questions, { fullTime: null, education: null })).toBe(2);
  expect(answerFault(questions[0]!, null)).toBeUndefined();
});

test('does not take it where the answer is needed', () => {
  expect(answerFault(questions[3]!, null)).toBe('missing');
});

test('goes to the list of answers when all are there', () => {
  const all = { fullTime: true, education: 'master', priceFen: 1, signedOn: '2024-06-18' };
  expect(firstUnanswered(questions, all)).toBe(4);
});

test('says what an answer still needs', () => {
  expect(answerFault(questions[0]!, undefined)).toBe('choose');
  expect(answerFault(questions[1]!, 'doctor')).toBe('choose');
  expect(answerFault(questions[2]!, undefined)).toBe('missing');
  expect(answerFault(questions[3]!, '2024-02-30')).toBe('date');
  expect(answerFault({ factId: 'm', kind: 'number', wording }, 'abc')).toBe('number');
  expect(answerFault({ factId: 'm', kind: 'month', wording }, '2024-13')).toBe('date');
  expect(answerFault({ factId: 't', kind: 'text', wording }, '  ')).toBe('missing');
});

test('drops kept answers that the form no longer asks for or accepts', () => {
  const kept = { fullTime: true, education: 'diploma', gone: 'x', priceFen: 100 };
  expect(answersThatFit(questions, kept)).toEqual({ fullTime: true, priceFen: 100 });
});
