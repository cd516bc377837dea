import type { Action, ActionOf } from '../timing/model/actions.ts';
import type { Ms } from '../timing/model/race.ts';
import { message, type Message } from '../words/message.ts';
import { durationText } from '../words/times.ts';

/** What a person or the station did. Moments are shown as clocks in `zone` show them. */
export function actionMessage(action: Action, zone: string): Message {
  const clock = (instant: Ms) => timeOfDay(instant, zone);
  switch (action.type) {
    case 'race.define':
      return message('action.race-define');
    case 'event.define':
      return message('action.event-define');
    case 'entries.import':
      return message('action.entries-import', { file: action.file });
    case 'gun.fire':
      return message('action.gun-fire', { wave: action.wave, gun: clock(action.gun) });
    case 'passing.add':
      return passingMessage(action, clock(action.time));
    case 'passing.sheet':
      return message('action.passing-sheet', { point: action.point, times: action.passings.length });
    case 'passing.assign':
      return message('action.passing-assign', { bib: action.bib });
    case 'passing.void':
      return message('action.passing-void', { reason: action.reason });
    case 'chip.assign':
    case 'chip.map':
    case 'chip.swap':
      return chipMessage(action, clock);
    case 'entry.change':
      return message('action.entry-change', { bib: action.bib });
    case 'bib.change':
      return message('action.bib-change', { bib: action.bib, other: action.to });
    case 'entry.withdraw':
      return message('action.entry-withdraw', { bib: action.bib });
    case 'status.set': {
      const { bib, status, rule = '', reason = '' } = action;
      const given = [rule, reason].filter((part) => part !== '');
      return message('action.status-set', { bib, status: status.toUpperCase(), rule: given });
    }
    case 'order.set':
      return message('action.order-set', { bibs: [...action.bibs] });
    case 'race.close':
      return message('action.race-close', { race: action.race ?? '' });
    case 'race.reopen':
      return message('action.race-reopen', { race: action.race, reason: action.reason });
    case 'protest.lodge':
    case 'protest.decide':
      return protestMessage(action);
    case 'results.publish':
      return message(`action.results-publish_${action.state}`, { race: action.race });
    case 'clock.correct':
      return message('action.clock-correct', { reader: action.reader, offset: durationText(action.offset) });
    case 'clock.jump':
      return message('action.clock-jump', { step: durationText(action.step) });
    case 'station.stall':
      return message('action.station-stall', { seconds: (action.to - action.from) / 1000 });
    case 'station.event':
      return message('action.station-event', { event: action.event, site: action.site ?? '' });
    case 'reader.connect':
      return message('action.reader-connect', { address: action.address });
    case 'reader.disconnect':
      return message('action.reader-disconnect', { address: action.address });
    case 'undo':
      return message('action.undo', { what: action.target });
    case 'certificate.design':
    case 'certificate.picture':
    case 'official.copy':
    case 'results.preset':
      return fileMessage(action);
  }
}

function protestMessage(action: ActionOf<'protest.lodge' | 'protest.decide'>): Message {
  if (action.type === 'protest.lodge')
    return message('action.protest-lodge', {
      bib: action.bib ?? '',
      name: action.from,
      reason: action.against,
    });
  const { decision, judge, reason } = action;
  return message(`action.protest-decide_${decision}`, { name: judge, reason });
}

/** Whose chips are whose; `clock`: a moment as clocks at the place show it. */
function chipMessage(
  action: ActionOf<'chip.assign' | 'chip.map' | 'chip.swap'>,
  clock: (instant: Ms) => string,
): Message {
  switch (action.type) {
    case 'chip.assign': {
      const { chip, bib, from } = action;
      return from === undefined
        ? message('action.chip-assign', { chip, bib })
        : message('action.chip-hand-over', { chip, bib, from: clock(from) });
    }
    case 'chip.map':
      return message('action.chip-map', { chips: action.chips.length });
    case 'chip.swap': {
      const [bib, other] = action.bibs;
      return message('action.chip-swap', { bib, other });
    }
  }
}

type FileAction = ActionOf<'certificate.design' | 'certificate.picture' | 'official.copy' | 'results.preset'>;

/** What was done to files that leave the house. */
function fileMessage(action: FileAction): Message {
  switch (action.type) {
    case 'certificate.design':
      return message('action.certificate-design');
    case 'certificate.picture':
      return message('action.certificate-picture');
    case 'official.copy': {
      const { format, rows, race = '' } = action;
      return message('action.official-copy', { format, rows, race });
    }
    case 'results.preset':
      return message('action.results-preset', { name: action.name });
  }
}

function passingMessage({ bib, point }: ActionOf<'passing.add'>, time: string): Message {
  return bib === null
    ? message('action.passing-time', { point, time })
    : message('action.passing-add', { bib, point, time });
}

function timeOfDay(instant: Ms, zone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  });
  // Swedish writes a comma before the fraction.
  return format.format(instant).replace(',', '.');
}
