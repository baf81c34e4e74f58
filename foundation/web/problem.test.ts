import { expect, test } from 'vitest';
import { asProblem, networkProblem, problemFrom } from './problem.ts';

test('reads code, words, field errors and the request number of problem+json', () => {
  const problem = problemFrom(422, {
    code: 'applications.invalid',
    title: '有内容要改',
    errors: [
      { field: 'body.home.priceFen', code: 'money', says: '金额不对', remedy: '只写数字' },
      { field: 'note', code: 'long', says: '太长' },
    ],
    requestId: 'r-1',
  });
  expect(problem).toMatchObject({ status: 422, code: 'applications.invalid', requestId: 'r-1' });
  expect(problem.errors).toEqual([
    { field: 'home.priceFen', code: 'money', says: '金额不对', remedy: '只写数字' },
    { field: 'note', code: 'long', says: '太长' },
  ]);
});

test('takes an error page of a proxy for what it is, with the number from the header', () => {
  const problem = problemFrom(502, undefined, 'r-2');
  expect(problem).toMatchObject({ code: 'unreadable', status: 502, errors: [], requestId: 'r-2' });
  expect(problem.mayRetry).toBe(true);
});

test('drops errors that say nothing', () => {
  expect(problemFrom(422, { code: 'x', errors: [{ field: 'a' }, 'text', null] }).errors).toEqual(
    [],
  );
});

test('offers another try after a lost connection or a full server, not after a refusal', () => {
  expect(networkProblem().mayRetry).toBe(true);
  expect(problemFrom(429, {}).mayRetry).toBe(true);
  expect(problemFrom(500, {}).mayRetry).toBe(false);
  expect(problemFrom(409, {}).mayRetry).toBe(false);
});

test('makes a problem of anything thrown', () => {
  expect(asProblem(new Error('boom')).code).toBe('page');
  expect(asProblem('boom').code).toBe('page');
  const problem = networkProblem();
  expect(asProblem(problem)).toBe(problem);
});
