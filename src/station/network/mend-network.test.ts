import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import { message } from '../../words/message.ts';
import { DataDir } from '../data/data-dir.ts';
import { mendNetwork } from './mend-network.ts';
import { PeerBook } from './peer-book.ts';

it('a damaged network.json and a damaged journal of another station are kept aside, and a station can start', () => {
  using folder = temporaryDir();
  mkdirSync(join(folder.path, 'peers'));
  writeFileSync(join(folder.path, 'network.json'), '{"v":1,');
  writeFileSync(join(folder.path, 'peers', 'other.db'), 'x'.repeat(5000));
  const dir = DataDir.take(folder.path);
  mendNetwork(dir);
  expect(dir.found).toEqual([
    {
      damage: message('damage.strange-files', { names: ['network.json'] }),
      missing: [message('missing.pairing')],
    },
    {
      damage: {
        code: 'damage.in-file',
        params: {
          name: join('peers', 'other.db'),
          damage: expect.objectContaining({ code: 'journal.foreign' }),
        },
      },
      missing: [message('missing.replica')],
    },
  ]);
  expect(readFileSync(join(dir.aside ?? '', 'network.json'), 'utf8')).toBe('{"v":1,');
  expect(existsSync(join(dir.aside ?? '', 'other.db'))).toBe(true);
  expect(new PeerBook(folder.path).peers).toEqual([]);
  dir.release();
});
