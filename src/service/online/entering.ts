import { randomBytes } from 'node:crypto';
import type { OnlineEntry, OnlineRace } from '../../contract/online.ts';
import { Refuse } from '../../http/refusal.ts';
import { message, type Message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { hashOfSecret } from '../accounts/secret.ts';
import type { Db } from '../database/schema.ts';
import { ageOn, localDateOf } from './local-date.ts';
import { codeKey } from './races.ts';

/** Who is younger needs somebody who agrees for them. */
const ofAge = 18;
const oldest = 120;
const secretBytes = 16;

export interface Entering {
  event: string;
  race: OnlineRace;
  entry: OnlineEntry;
  /** Whether somebody at a line has a bib. */
  isTaken: (bib: string) => boolean;
}

/**
 * Enters a runner: gives the bib, and the secret of the runner's own link, which is kept nowhere. Throws {@link Refuse} with
 * everything that is wrong with the entry.
 */
export async function enter(
  db: Db,
  { event, race, entry, isTaken }: Entering,
): Promise<{ bib: string; secret: string }> {
  const now = Date.now();
  refuseAll(wrongIn(race, entry, now));
  return db.transaction().execute(async (transaction) => {
    // Its lock is the order of entries: no bib, code and last place is given twice.
    const { next_bib } = await transaction
      .selectFrom('online_sites')
      .select('next_bib')
      .where('event', '=', event)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await expectRoom(transaction, event, race);
    let number = next_bib;
    while (isTaken(bibOf(number))) number += 1;
    const bib = bibOf(number);
    if (race.byCode) await spendCode(transaction, event, race.id, entry.code ?? '', bib);
    await transaction
      .updateTable('online_sites')
      .set({ next_bib: number + 1 })
      .where('event', '=', event)
      .execute();
    const secret = randomBytes(secretBytes).toString('base64url');
    const { agrees: _agrees, code: _code, ...kept } = entry;
    await transaction
      .insertInto('online_runs')
      .values({
        event,
        bib,
        race: race.id,
        hash: hashOfSecret(secret),
        name: entry.name,
        sex: entry.sex,
        entry: JSON.stringify(kept),
        entered: now,
        state: 'entered',
        since: now,
        grade: null,
        start_at: null,
        seconds: null,
        chosen: null,
        answer_until: null,
        first_look: null,
        first_look_name: null,
      })
      .execute();
    return { bib, secret };
  });
}

/** V, for who runs elsewhere, and a number. */
function bibOf(number: number): string {
  return `V${number}`;
}

function refuseAll(wrong: readonly Message[]): void {
  const [first, ...others] = wrong.map(problemOf);
  if (first !== undefined) throw new Refuse(422, first, ...others);
}

function wrongIn(race: OnlineRace, entry: OnlineEntry, now: number): Message[] {
  const { entries, ask, zone, window, minimumAge } = race;
  const date = localDateOf(window.from, zone);
  const age = ageOn(date, entry.birthDate);
  const wrong: Message[] = [];
  if (now < entries.from)
    wrong.push(message('problems.entry-refused_not-open', { time: localDateOf(entries.from, zone) }));
  if (now > entries.to) wrong.push(message('problems.entry-refused_over'));
  for (const field of ['club', 'city', 'nationality'] as const)
    if (ask[field] === 'required' && entry[field] === undefined)
      wrong.push(message(`problems.entry-refused_${field}`));
  if (age < 0 || age > oldest)
    wrong.push(message('problems.entry-refused_birth-date', { value: entry.birthDate }));
  else if (age < minimumAge) wrong.push(message('problems.entry-refused_age', { min: minimumAge, date }));
  else if (age < ofAge && entry.guardian === undefined)
    wrong.push(message('problems.entry-refused_guardian', { date }));
  return wrong;
}

async function expectRoom(transaction: Db, event: string, { id, limit }: OnlineRace): Promise<void> {
  if (limit === null) return;
  const { count } = await transaction
    .selectFrom('online_runs')
    .select((runs) => runs.fn.countAll<number>().as('count'))
    .where('event', '=', event)
    .where('race', '=', id)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirstOrThrow();
  if (count >= limit) throw Refuse.told(422, message('problems.entry-refused_full', { max: limit }));
}

async function spendCode(
  transaction: Db,
  event: string,
  race: string,
  typed: string,
  bib: string,
): Promise<void> {
  const hash = codeKey(event, typed);
  const { numUpdatedRows } = await transaction
    .updateTable('online_codes')
    .set({ bib })
    .where('event', '=', event)
    .where('race', '=', race)
    .where('hash', '=', hash ?? '')
    .where('bib', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw Refuse.told(422, message('problems.entry-refused_code'));
}
