import { describe, expect, it } from 'vitest';
import type { Answer, Way } from './contract.ts';
import { weighAnswers } from './weigh-answers.ts';

const weigh = (...answers: [Way, Answer][]) =>
  weighAnswers(answers.map(([way, answer]) => ({ way, answer })));

describe('answers side by side', () => {
  it('leave a question open while there is none', () => {
    expect(weigh()).toEqual({ state: 'open', outcome: null });
  });

  it.each(['http', 'desk', 'sheet'] as const)('close it with a yes or no by %s', (way) => {
    expect(weigh([way, 'yes'])).toEqual({ state: 'answered', outcome: 'yes' });
    expect(weigh([way, 'no'])).toEqual({ state: 'answered', outcome: 'no' });
  });

  it('are a dispute as soon as one says yes and another no, in whatever order they came', () => {
    expect(weigh(['http', 'yes'], ['desk', 'no']).state).toBe('disputed');
    expect(weigh(['desk', 'no'], ['http', 'yes']).state).toBe('disputed');
    expect(weigh(['desk', 'yes'], ['sheet', 'no'], ['http', 'no']).state).toBe('disputed');
  });

  it('agree when both say the same', () => {
    expect(weigh(['http', 'no'], ['desk', 'no'])).toEqual({ state: 'answered', outcome: 'no' });
  });

  it('take "no data" of a machine for no answer, of a person for one', () => {
    expect(weigh(['http', 'no-data'])).toEqual({ state: 'open', outcome: null });
    expect(weigh(['desk', 'no-data'])).toEqual({ state: 'answered', outcome: 'no-data' });
    expect(weigh(['http', 'no-data'], ['desk', 'no-data']).outcome).toBe('no-data');
  });

  it('take what has data before what has none', () => {
    expect(weigh(['http', 'yes'], ['desk', 'no-data'])).toEqual({ state: 'answered', outcome: 'yes' }); // prettier-ignore
    expect(weigh(['sheet', 'no-data'], ['desk', 'no']).outcome).toBe('no');
  });
});
