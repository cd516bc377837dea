import Database from 'better-sqlite3';
import { chainNext } from '../../contract/chain.ts';
import { writeVersion1 } from './journal-v1.fixture.ts';
import { sealedText } from './rows.ts';

/**
 * A journal as version 2 of the file wrote it: that of version 1, and a commit with one read that had waited in a
 * buffer. What is written here was released and is never edited.
 */
export function writeVersion2(path: string): void {
  writeVersion1(path);
  const db = new Database(path);
  db.exec('ALTER TABLE reads ADD COLUMN earliest INTEGER');
  const [time, earliest] = [1_763_946_121_000, 1_763_946_105_000];
  const raw = Buffer.from('E2000019', 'hex');
  const { address: source, point } = db.prepare('SELECT address, point FROM sources').get() as {
    address: string;
    point: string;
  };
  const sealed = sealedText({
    source,
    point,
    chip: 'E2000019',
    antenna: 1,
    rssi: -60,
    time,
    readerTime: null,
    arrived: time,
    raw,
    earliest,
  });
  const before = String(db.prepare('SELECT head FROM commits WHERE number = 1').pluck().get());
  db.prepare('INSERT INTO commits VALUES (2, 1763946121050, ?)').run(chainNext(before, sealed));
  db.prepare("INSERT INTO reads VALUES (3, 2, 1, 'E2000019', 1, -60, ?, NULL, ?, ?, ?)").run(
    time,
    time,
    raw,
    earliest,
  );
  db.pragma('user_version = 2');
  db.close();
}
