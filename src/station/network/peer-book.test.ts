import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import { DataDirError } from '../data/data-dir.ts';
import { PeerBook } from './peer-book.ts';

const peer = {
  station: 'a2d7c1a4-58a0-4f3c-9d0c-0e5a4a2f7b11',
  name: 'Finish A',
  address: 'http://192.168.1.5:4610',
  secret: 'q3cVn0Zs2mJ0mQy4c5m1m1bS8kq9XG0b2Jm4r8rYw0E',
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

it('a pair of an earlier version is still known, but not its token, which was sent in the open', () => {
  using dir = temporaryDir();
  const { secret: _secret, ...known } = peer;
  const before = { v: 1, lan: null, takeOver: 'auto', peers: [{ ...known, token: 'sent-in-the-open' }] };
  writeFileSync(join(dir.path, 'network.json'), JSON.stringify(before));
  const book = new PeerBook(dir.path);
  expect(book.peers).toEqual([{ ...peer, secret: null }]);
  book.set({ takeOver: 'by-hand' });
  expect(readFileSync(join(dir.path, 'network.json'), 'utf8')).not.toContain('sent-in-the-open');
});
