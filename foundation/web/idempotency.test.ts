import { expect, test } from 'vitest';
import { createKeyring } from './idempotency.ts';

function keyring() {
  let count = 0;
  return createKeyring(() => `key-${++count}`);
}

test('repeats the key when the same content is sent again', () => {
  const keys = keyring();
  expect(keys.keyFor({ body: { a: 1 } })).toBe('key-1');
  expect(keys.keyFor({ body: { a: 1 } })).toBe('key-1');
});

test('gives a new key to changed content', () => {
  const keys = keyring();
  keys.keyFor({ body: { a: 1 } });
  expect(keys.keyFor({ body: { a: 2 } })).toBe('key-2');
});

test('gives a new key once the content was accepted', () => {
  const keys = keyring();
  keys.keyFor({ a: 1 });
  keys.done({ a: 1 });
  expect(keys.keyFor({ a: 1 })).toBe('key-2');
});

test('tells two files of one name apart by their size', () => {
  const keys = keyring();
  const first = new File(['a'], 'photo.jpg', { lastModified: 1 });
  const second = new File(['ab'], 'photo.jpg', { lastModified: 1 });
  expect(keys.keyFor({ files: { first } })).not.toBe(keys.keyFor({ files: { first: second } }));
});
