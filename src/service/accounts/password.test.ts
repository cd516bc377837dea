import { argon2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashOfPassword, isPassword } from './password.ts';

it('a password is known again, another is not, and no two hashes are alike', async () => {
  const [one, other] = [await hashOfPassword('слово и дело'), await hashOfPassword('слово и дело')];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword('слово и дело', one)).toBe(true);
  expect(await isPassword('слово и дела', one)).toBe(false);
  expect(await isPassword('', one)).toBe(false);
});

it('the same letters are the same password on every keyboard', async () => {
  expect(await isPassword('café', await hashOfPassword('cafe\u0301'))).toBe(true);
});

it('of an account without a password none is right, whatever stands in its place', async () => {
  for (const hash of [null, '', 'x', '$argon2id$v=19$m=8,t=1,p=1$$'])
    expect(await isPassword('', hash)).toBe(false);
});

it('hashes of other costs are still understood', async () => {
  const nonce = Buffer.alloc(16, 7);
  const made = { memory: 64, passes: 3, parallelism: 2 };
  const tag = argon2Sync('argon2id', { message: 'old password', nonce, tagLength: 32, ...made });
  const hash = `$argon2id$v=19$m=64,t=3,p=2$${nonce.toString('base64')}$${tag.toString('base64')}`;
  expect(await isPassword('old password', hash)).toBe(true);
});
