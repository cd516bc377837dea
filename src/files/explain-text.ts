import type { Language, Ms } from '../timing/model/race.ts';
import type { Passing } from '../timing/model/read.ts';
import type { Places, Result } from '../timing/model/result.ts';
import { roundUp } from '../timing/model/rounding.ts';
import type { VerdictCode } from '../timing/model/verdict.ts';
import type { ExplainedRead, Explanation, Step } from '../timing/views/explain.ts';
import { message, type Message } from '../words/message.ts';
import { messageText, text } from '../words/text.ts';
import { durationText } from '../words/times.ts';
import { actionMessage } from './action-message.ts';
import { clockText } from './csv-text.ts';

/** A step as a sentence; the moment of it is told beside it. Moments within it are shown as clocks in `zone` show them. */
export function stepText(step: Step, language: Language, zone: string): string {
  return text(language, 'explain.sentence', { parts: partText(step, language, zone) });
}

/** The outcome as a sentence. */
export function outcomeText({ bib, result, places, unit }: Explanation, language: Language): string {
  const parts =
    result === null
      ? [message('explain.nobody', { bib })]
      : [
          message('explain.bib', { bib, status: { code: `status.${result.status}` } }),
          ...timeParts(result, unit),
          ...placeParts(places),
          ...(!result.ranked && result.gunTime !== null ? [message('explain.not-ranked')] : []),
          ...remarkParts(result),
        ];
  return text(language, 'explain.sentence', { parts });
}

function partText(step: Step, language: Language, zone: string): string {
  switch (step.kind) {
    case 'read':
      return readText(step.read, language);
    case 'passing': {
      const { passing, verdict, point } = step;
      return `${passingText(passing, language)}, ${messageText(language, verdictMessage(verdict, point))}`;
    }
    case 'action': {
      const what = `${step.action.by}: ${messageText(language, actionMessage(step.action, zone))}`;
      return step.undone ? text(language, 'explain.undone', { what }) : what;
    }
  }
}

function readText(
  { chip, antenna, rssi, reader, point, number, station }: ExplainedRead,
  language: Language,
): string {
  const values = { read: `${station}:${number}`, chip, reader, point, antenna: String(antenna) };
  const parts = [text(language, 'explain.read', values)];
  if (rssi !== null) parts.push(text(language, 'explain.signal', { rssi }));
  return parts.join(', ');
}

function passingText(passing: Passing, language: Language): string {
  const { id, point, source, chip, reader, reads, first, last } = passing;
  if (source !== 'chip') return text(language, 'explain.passing-by-hand', { id, point, source });
  const parts = [text(language, 'explain.passing', { id, chip: chip ?? '', point })];
  if (reader !== undefined) parts.push(text(language, 'explain.by', { reader }));
  parts.push(text(language, 'explain.reads', { count: reads }));
  if (last > first) parts.push(text(language, 'explain.over', { span: durationText(last - first) }));
  return parts.join(', ');
}

function verdictMessage(verdict: VerdictCode | null, point: string | null): Message {
  if (verdict === null) return message('explain.waits-for-race');
  if (verdict === 'used') return message('explain.makes-time', { point: point ?? '' });
  return message('explain.does-not-count', { why: { code: `verdict.${verdict}` } });
}

/** Times as the race publishes them, with what was measured. */
function timeParts({ gunTime, chipTime }: Result, unit: Ms): Message[] {
  if (gunTime === null) return [];
  const shown = (time: Ms) => ({
    time: clockText(roundUp(time, unit), unit),
    measured: durationText(time),
  });
  return [
    message('explain.gun-time', shown(gunTime)),
    chipTime === null ? message('explain.chip-time-unknown') : message('explain.chip-time', shown(chipTime)),
  ];
}

function placeParts({ overall, sex, category, lists = {} }: Places): Message[] {
  const ownLists = Object.entries(lists);
  const named = [
    [{ code: 'explain.list-overall' }, overall],
    [{ code: 'explain.list-sex' }, sex],
    [{ code: 'explain.list-category' }, category],
    ...ownLists,
  ] as const;
  return named.flatMap(([list, place]) =>
    place === null ? [] : [message('explain.place', { place, list })],
  );
}

function remarkParts({ ruling, missed, doubts, flags }: Result): Message[] {
  const parts: Message[] = [];
  if (ruling !== null) {
    const { status, rule, reason } = ruling;
    const given = [status.toUpperCase(), rule, reason].filter((part) => part !== null && part !== '');
    parts.push(message('explain.ruled', { ruling: given as string[] }));
  }
  if (missed.length > 0) parts.push(message('explain.missed', { points: [...missed] }));
  const coded = (section: string, codes: readonly string[]) =>
    codes.map((code) => ({ code: `${section}.${code}` }));
  if (doubts.length > 0) parts.push(message('explain.doubts', { doubts: coded('reviewReason', doubts) }));
  if (flags.length > 0) parts.push(message('explain.flags', { flags: coded('flag', flags) }));
  return parts;
}
