import { actionSchema } from '../../contract/actions.ts';
import { lineSchema } from '../../contract/sync.ts';
import { isZone } from '../../contract/zone.ts';
import { definesEvent } from '../../timing/facts/station-event.ts';
import type { Action } from '../../timing/model/actions.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { Passing } from '../../timing/model/read.ts';
import { message, type Message } from '../../words/message.ts';
import { messageText } from '../../words/text.ts';

/** A line as the service holds it. */
export interface StoredLine {
  stream: string;
  seq: number;
  station: string;
  line: Uint8Array;
  received: Ms;
}

/** What a line says: something people did, or a passing as it stands from this version on (null: gone). */
export type Statement =
  | { kind: 'action'; id: string; version: number; value: Action }
  | { kind: 'passing'; id: string; version: number; value: Passing | null };

/** A line that the results cannot use. It stays stored, and counts once a later version understands it. */
export class UnusableLine extends Error {
  override name = 'UnusableLine';
  readonly told: Message;

  constructor(told: Message) {
    super(messageText('en', told));
    this.told = told;
  }
}

/** Reads a line. Throws {@link UnusableLine}. */
export function readLine({ line, station }: StoredLine): Statement {
  const statement = statementOf(line);
  const speaker = statement.kind === 'action' ? statement.value.station : stationOf(statement.id);
  if (speaker !== station) throw new UnusableLine(message('setAside.another-station', { station: speaker }));
  return statement;
}

function statementOf(bytes: Uint8Array): Statement {
  const line = lineSchema.safeParse(parseJson(bytes));
  if (!line.success)
    throw new UnusableLine(message('setAside.not-a-line', { reason: why(line.error.issues) }));
  switch (line.data.t) {
    case 'action': {
      const action = actionSchema.safeParse(line.data.action);
      if (!action.success)
        throw new UnusableLine(message('setAside.not-an-action', { reason: why(action.error.issues) }));
      refuseStrangeZone(action.data);
      return { kind: 'action', id: action.data.id, version: 1, value: action.data };
    }
    case 'passing': {
      const { version, passing } = line.data;
      return { kind: 'passing', id: passing.id, version, value: passing };
    }
    case 'passing.gone':
      return { kind: 'passing', id: line.data.id, version: line.data.version, value: null };
  }
}

/** Of an event with a zone that is none no clock can be shown: it must not take the pages of the others with it. */
function refuseStrangeZone(action: Action): void {
  if (!definesEvent(action)) return;
  const zones =
    action.type === 'race.define' ? [action.race.zone] : action.event.sites.map(({ zone }) => zone);
  const strange = zones.find((zone) => !isZone(zone));
  if (strange !== undefined) throw new UnusableLine(message('setAside.not-a-zone', { zone: strange }));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UnusableLine(message('setAside.not-json'));
  }
}

/** Passing ids are `<station>:<number>`. */
function stationOf(passing: string): string {
  return passing.slice(0, Math.max(0, passing.lastIndexOf(':')));
}

function why(issues: readonly { path: PropertyKey[]; message: string }[]): string {
  const [first] = issues;
  return first === undefined ? 'not understood' : `${first.path.join('.') || 'line'}: ${first.message}`;
}
