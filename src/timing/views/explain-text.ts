import type { Action } from '../model/actions.ts';
import type { Ms } from '../model/race.ts';
import type { Passing } from '../model/read.ts';
import type { Places, Result } from '../model/result.ts';
import { roundUp } from '../model/rounding.ts';
import { verdictText } from '../model/verdict.ts';
import type { Explanation, ExplainedRead, Step } from './explain.ts';

/** A step as an English sentence, for files and the command line; the moment is told beside it. */
export function stepText(step: Step): string {
  switch (step.kind) {
    case 'read':
      return readText(step.read);
    case 'passing': {
      const { passing, verdict, point } = step;
      const outcome = verdict === null ? 'waits for a race' : verdictText({ passing, code: verdict, point });
      return `${passingText(passing)} ${outcome}.`;
    }
    case 'action':
      return `${step.action.by}: ${actionText(step.action)}${step.undone ? ' (undone later)' : ''}.`;
  }
}

/** The outcome as English sentences. */
export function outcomeText({ bib, result, places, unit }: Explanation): string {
  if (result === null) return `Nobody has bib ${bib}.`;
  const { status, gunTime, chipTime, ruling, missed, doubts, flags } = result;
  const sentences = [`Bib ${bib} is ${status}`, timesText(gunTime, chipTime, unit), placesText(places)];
  if (!result.ranked && gunTime !== null) sentences.push('not ranked');
  if (ruling !== null) sentences.push(rulingText(ruling));
  if (missed.length > 0) sentences.push(`not seen at ${missed.join(', ')}`);
  if (doubts.length > 0) sentences.push(`in doubt: ${doubts.join(', ')}`);
  if (flags.length > 0) sentences.push(`flags: ${flags.join(', ')}`);
  return `${sentences.filter((part) => part !== '').join('; ')}.`;
}

/** `2:09:44.300`. */
export function durationText(time: Ms): string {
  const all = Math.abs(time);
  const digits = (value: number, count: number) => String(value).padStart(count, '0');
  const [hours, minutes] = [Math.floor(all / 3_600_000), Math.floor(all / 60_000) % 60];
  const seconds = `${digits(Math.floor(all / 1000) % 60, 2)}.${digits(all % 1000, 3)}`;
  return `${time < 0 ? '-' : ''}${hours}:${digits(minutes, 2)}:${seconds}`;
}

function readText({ chip, antenna, rssi, reader, point, number, station }: ExplainedRead): string {
  const signal = rssi === null ? '' : ` at ${rssi} dBm`;
  return `Read ${station}:${number} of chip ${chip} by ${reader} at ${point}, antenna ${antenna}${signal}.`;
}

function passingText({ id, point, source, chip, reader, reads, first, last }: Passing): string {
  if (source !== 'chip') return `Passing ${id} at ${point} by ${source}`;
  const span = last > first ? ` over ${durationText(last - first)}` : '';
  const by = reader === undefined ? '' : ` by ${reader}`;
  return `Passing ${id} of chip ${chip ?? ''} at ${point}${by}, ${reads} reads${span},`;
}

/** Times as the race publishes them, with what was measured. */
function timesText(gun: Ms | null, chip: Ms | null, unit: Ms): string {
  if (gun === null) return '';
  const text = (time: Ms) => `${officialText(roundUp(time, unit), unit)} (${durationText(time)} measured)`;
  return `gun time ${text(gun)}, chip time ${chip === null ? 'unknown' : text(chip)}`;
}

/** The digits that a time published in steps of `unit` has. */
function officialText(time: Ms, unit: Ms): string {
  const hidden = unit >= 1000 ? 4 : unit >= 100 ? 2 : 1;
  return durationText(time).slice(0, -hidden);
}

function placesText({ overall, sex, category, lists = {} }: Places): string {
  const named = Object.entries({ overall, sex, category, ...lists });
  const texts = named.flatMap(([list, place]) => (place === null ? [] : [`${place} in ${list}`]));
  return texts.length === 0 ? '' : `place ${texts.join(', ')}`;
}

function rulingText({ status, rule, reason }: NonNullable<Result['ruling']>): string {
  const why = [rule, reason].filter((text) => text !== null && text !== '').join(', ');
  return `ruled ${status}${why === '' ? '' : ` (${why})`}`;
}

function fromText(from: Ms | undefined): string {
  return from === undefined ? '' : ', for what is read from a moment on';
}

function actionText(action: Action): string {
  switch (action.type) {
    case 'race.define':
      return `defined the race ${action.race.id}`;
    case 'event.define':
      return `defined the event ${action.event.id}`;
    case 'entries.import':
      return `loaded the start list ${action.file}`;
    case 'gun.fire':
      return `fired the gun of wave ${action.wave}`;
    case 'passing.add':
      return `took a passing at ${action.point} by ${action.source ?? 'hand'}`;
    case 'passing.assign':
      return `gave passing ${action.passing} to bib ${action.bib}`;
    case 'passing.void':
      return `voided passing ${action.passing}: ${action.reason}`;
    case 'chip.assign':
      return `gave chip ${action.chip} to bib ${action.bib}${fromText(action.from)}`;
    case 'chip.map':
      return `gave chips to bibs by a chip map${fromText(action.from)}`;
    case 'chip.swap':
      return `swapped the chips of bibs ${action.bibs.join(' and ')}${fromText(action.from)}`;
    case 'entry.change':
      return `changed ${Object.keys(action.fields).join(', ')} of bib ${action.bib}`;
    case 'entry.withdraw':
      return `withdrew bib ${action.bib}`;
    case 'status.set':
      return `said ${[action.status, action.rule, action.reason].filter((text) => text !== undefined).join(', ')}`;
    case 'order.set':
      return `set the order ${action.bibs.join(', ')} ${action.list === null ? 'at the finish line' : `in ${action.list}`}`;
    case 'race.close':
      return 'closed the race';
    case 'clock.correct':
      return `corrected the clock of ${action.reader} by ${durationText(action.offset)}`;
    case 'undo':
      return `took back ${action.target}`;
    case 'station.event':
      return `timed the event ${action.event}${action.site === undefined ? '' : ` at ${action.site}`}`;
    case 'reader.connect':
    case 'reader.disconnect':
    case 'clock.jump':
    case 'station.stall':
      return action.type;
  }
}
