import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { temporaryDir } from '../../../test/support/processes.ts';
import { Committer } from '../journal/commit.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { openForWriting } from '../journal/schema.ts';
import { Network } from './network.ts';
import { PeerBook } from './peer-book.ts';
import { Replicas } from './replicas.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 30_000, interval: 50 };
const anyPort = { host: '127.0.0.1', port: 0 };

/** A station of which nothing runs but its part in the network, with a journal that is written to here. */
async function startNode(folder: string, name: string) {
  const path = join(folder, name);
  mkdirSync(path);
  const db = openForWriting(join(path, 'journal.db'));
  const committer = new Committer(db);
  const journal = new JournalReader(join(path, 'journal.db'));
  const replicas = new Replicas(path);
  const network = new Network({
    journal,
    name,
    book: new PeerBook(path),
    replicas,
    now: Date.now,
    laptopNow: Date.now,
    state: () => ({ mats: [], disk: null }),
    times: () => null,
    owners: () => new Map(),
    notUnderstood: () => 0,
    takeOver: () => Promise.resolve(),
    onChange: () => undefined,
  });
  replicas.onRows = ({ station }) => network.committed(station);
  await network.start();
  await network.listen(anyPort);
  const { station } = journal.identity;
  return {
    network,
    station,
    commit: () => {
      committer.commit({ reads: [], actionLines: [randomUUID()], passingLines: [] }, Date.now());
      network.committed();
    },
    heldOf: (other: string) => replicas.find(other)?.held.actions ?? 0,
    [Symbol.asyncDispose]: async () => {
      await network.stop();
      journal.close();
      db.close();
    },
  };
}
type Node = Awaited<ReturnType<typeof startNode>>;

async function pair(one: Node, other: Node): Promise<void> {
  const { code } = await other.network.showPin();
  await one.network.pair(other.network.view().listening ?? '', code);
}

it('what a peer has of a third station goes on coming when the peer has moved to another address', async () => {
  using folder = temporaryDir();
  await using far = await startNode(folder.path, 'far');
  await using peer = await startNode(folder.path, 'peer');
  await using near = await startNode(folder.path, 'near');
  await pair(peer, far);
  far.commit();
  await expect.poll(() => peer.heldOf(far.station), patient).toBe(1);
  await pair(near, peer);
  await expect.poll(() => near.heldOf(far.station), patient).toBe(1);

  await peer.network.listen(anyPort);
  await pair(near, peer);
  far.commit();
  await expect.poll(() => near.heldOf(far.station), patient).toBe(2);
});
