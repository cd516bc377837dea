import { warn } from '../station/process/terminal.ts';
import type { Warning, WarningCode } from '../timing/insight/warning.ts';
import type { Language } from '../timing/model/race.ts';
import { message, type Message } from '../words/message.ts';
import { messageText } from '../words/text.ts';
import { durationText } from '../words/times.ts';

const details: Partial<Record<WarningCode, (warning: Warning) => Message[]>> = {
  'unknown-mat': ({ bibs, params: { reads, point, from, to, onlyThere } }) => [
    message('told.unknown-mat', { count: Number(reads), point: text(point), from: at(from), to: at(to) }),
    ...(onlyThere === 0 ? [] : [message('told.only-there', { count: Number(onlyThere), bibs })]),
    message('told.name-mat'),
  ],
  'ignored-chip-of-runner': ({ bibs, params: { chip } }) => [
    message('told.ignored-chip-of-runner', { chip: text(chip), bibs }),
  ],
  'chips-ignored': ({ points, params: { reads } }) => [
    message('told.chips-ignored', { count: Number(reads), points }),
  ],
  'chips-blank': ({ points, params: { reads } }) => [
    message('told.chips-blank', { count: Number(reads), points }),
  ],
  'reader-off': (warning) => [message('told.reader-off', { offset: offsetOf(warning) })],
  'readers-apart': (warning) => [message('told.readers-apart', { offset: offsetOf(warning) })],
  'gun-unsure': ({ params: { wave, gun, runners } }) => [
    message('told.gun-unsure', { wave: text(wave), gun: at(gun), count: Number(runners) }),
  ],
  'late-uncertain': ({ bibs, points, params: { reader, passings, from, to } }) => [
    message('told.late-uncertain', {
      count: Number(passings),
      points,
      reader: text(reader),
      from: at(from),
      to: at(to),
      bibs,
    }),
  ],
  'reads-late': ({ points, params: { reader, reads, from, until, most } }) => {
    const late = {
      count: Number(reads),
      points,
      reader: text(reader),
      most: durationText(Number(most)),
      from: at(from),
    };
    return [
      until === undefined
        ? message('told.reads-late', late)
        : message('told.reads-were-late', { ...late, until: at(until) }),
    ];
  },
  'heard-too-weakly': ({ bibs, points, params: { runners, of } }) => [
    message('told.heard-too-weakly', { count: Number(runners), of: Number(of), points, bibs }),
  ],
};

/** Says warnings on stderr; those of which nothing has to be done on stdout, as what they are. */
export function tellWarnings(warnings: readonly Warning[], language: Language): void {
  for (const warning of warnings) {
    const told = details[warning.code]?.(warning) ?? [message(`warning.${warning.code}`)];
    const parts = told.map((part) => messageText(language, part)).join('; ');
    if (warning.remedy === 'nothing') console.log(parts);
    else warn(parts, language);
  }
}

/** `offset` is what would put the reader right. */
function offsetOf({ points, params: { reader, against, offset, runners } }: Warning): Message {
  return message(Number(offset) > 0 ? 'told.slow' : 'told.fast', {
    reader: text(reader),
    against: text(against),
    offset: durationText(Math.abs(Number(offset))),
    points,
    count: Number(runners),
  });
}

const text = (value: string | number | undefined) => String(value ?? '');
const at = (moment: string | number | undefined) => new Date(Number(moment)).toISOString();
