import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import { DataDirError } from '../data/data-dir.ts';
import { PeerBook } from './peer-book.ts';
import { newToken } from './token.ts';

const peer = {
  station: 'a2d7c1a4-58a0-4f3c-9d0c-0e5a4a2f7b11',
  name: 'Finish A',
  address: 'http://192.168.1.5:4610',
  token: newToken(),
};

it('what is known of the network is there again after a restart, for its owner only', () => {
  using dir = temporaryDir();
  const book = new PeerBook(dir.path);
  expect(book.lan).toBeNull();
  book.set({ lan: { host: '0.0.0.0', port: 4610 }, takeOver: 'auto' });
  book.put({ ...peer, address: 'http://192.168.1.4:4610' });
  book.put(peer);

  const again = new PeerBook(dir.path);
  expect(again.lan).toEqual({ host: '0.0.0.0', port: 4610 });
  expect(again.takeOver).toBe('auto');
  expect(again.peers).toEqual([peer]);
  expect(readdirSync(dir.path)).toEqual(['network.json']);
  if (process.platform !== 'win32') expect(statSync(join(dir.path, 'network.json')).mode & 0o777).toBe(0o600);

  again.remove(peer.station);
  expect(new PeerBook(dir.path).peer(peer.station)).toBeUndefined();
});

it('a file that makes no sense is named, and left as it is', () => {
  using dir = temporaryDir();
  const path = join(dir.path, 'network.json');
  writeFileSync(path, '{"v":1,"peers":');
  expect(() => new PeerBook(dir.path)).toThrow(DataDirError);
  expect(() => new PeerBook(dir.path)).toThrow(path);
});
