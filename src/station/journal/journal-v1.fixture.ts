import Database from 'better-sqlite3';
import { chainNext, chainStart } from '../../contract/chain.ts';
import { sealedText } from './rows.ts';

/**
 * A journal as version 1 of the file wrote it: a station, two reads of one reader in one commit, an
 * action, and a passing line. What is written here was released and is never edited.
 */
export function writeVersion1(path: string): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.exec(tables);
  for (const table of ['commits', 'sources', 'reads', 'actions', 'passing_lines'])
    for (const change of ['UPDATE', 'DELETE'])
      db.exec(`CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
        BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`);
  const [station, ops, obs] = [
    '0d5c2a1e-0000-4000-8000-000000000001',
    '0d5c2a1e-0000-4000-8000-000000000002',
    '0d5c2a1e-0000-4000-8000-000000000003',
  ] as const;
  const meta = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  for (const [key, value] of Object.entries({ station, ops, obs, created_at: '1763946000000' }))
    meta.run(key, value);
  const source = 'serial:/dev/ttyUSB0?protocol=a0&point=finish&baud=115200';
  const read = (chip: string, time: number) => ({
    source,
    point: 'finish',
    chip,
    antenna: 1,
    rssi: -60,
    time,
    readerTime: null,
    arrived: time,
    raw: Buffer.from(chip, 'hex'),
  });
  const reads = [read('E2000017', 1_763_946_100_000), read('E2000018', 1_763_946_101_000)];
  const action = `{"t":"action","v":1,"at":1763946000001,"action":{"id":"g1","station":"${station}","lamport":1,"at":1763946000001,"by":"console","type":"gun.fire","wave":"A","gun":1763946000001}}`;
  const passing = `{"t":"passing","v":1,"at":1763946100100,"version":1,"passing":{"id":"${station}:1","point":"finish","source":"chip","chip":"E2000017","bib":null,"first":1763946100000,"last":1763946100000,"strongest":1763946100000,"rssi":-60,"reads":1}}`;
  const head = chainNext(chainStart(station), [...reads.map(sealedText), action].join('\n'));
  db.prepare('INSERT INTO commits VALUES (0, 1763946000000, ?)').run(chainStart(station));
  db.prepare('INSERT INTO commits VALUES (1, 1763946100050, ?)').run(head);
  db.prepare('INSERT INTO sources VALUES (1, ?, ?)').run(source, 'finish');
  const insert = db.prepare('INSERT INTO reads VALUES (?, 1, 1, ?, 1, -60, ?, NULL, ?, ?)');
  for (const [index, { chip, time, raw }] of reads.entries()) insert.run(index + 1, chip, time, time, raw);
  db.prepare('INSERT INTO actions VALUES (1, 1, ?, ?)').run(action, chainNext(chainStart(ops), action));
  db.prepare('INSERT INTO passing_lines VALUES (1, ?, ?)').run(passing, chainNext(chainStart(obs), passing));
  db.pragma('application_id = 0x474c444e');
  db.pragma('user_version = 1');
  db.close();
}

const tables = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE commits (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, head TEXT NOT NULL
  ) STRICT;
  CREATE TABLE sources (
    id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, point TEXT NOT NULL
  ) STRICT;
  CREATE TABLE reads (
    number INTEGER PRIMARY KEY, in_commit INTEGER NOT NULL REFERENCES commits,
    source INTEGER NOT NULL REFERENCES sources, chip TEXT NOT NULL, antenna INTEGER NOT NULL,
    rssi INTEGER, time INTEGER NOT NULL, reader_time INTEGER, arrived INTEGER NOT NULL, raw BLOB NOT NULL
  ) STRICT;
  CREATE TABLE actions (
    number INTEGER PRIMARY KEY, in_commit INTEGER NOT NULL REFERENCES commits,
    line TEXT NOT NULL, head TEXT NOT NULL
  ) STRICT;
  CREATE TABLE passing_lines (number INTEGER PRIMARY KEY, line TEXT NOT NULL, head TEXT NOT NULL) STRICT;
`;
