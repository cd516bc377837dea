import i18next from 'i18next';
import type { ActionRow } from '../../contract/feed.ts';
import type { ActionType } from '../../timing/model/actions.ts';
import type { English } from '../../words/dictionary.ts';
import { feedNow } from '../feed/store.ts';
import { timeOfDay } from '../format/times.ts';
import { languageNow } from '../i18n/language.ts';
import { namesNow } from '../i18n/use-names.ts';
import { offsetIn } from './mats/use-offset.ts';
import { shortChip } from './short-chip.ts';

type Param = ActionRow['params'][string] | undefined;

/**
 * What an action was, as a sentence in the shown language. `actions` are those among which the target of an undo is
 * looked for; `person` is the name of who has the bib, where it is known.
 */
export function actionText(
  { type, params }: Pick<ActionRow, 'type' | 'params'>,
  actions: readonly ActionRow[],
  person: string | null = null,
): string {
  const { t } = i18next;
  const names = namesNow();
  const { event = null, guns = [] } = feedNow().sections ?? {};
  const target = actions.find(({ id }) => id === params['target']);
  const day = (value: Param) => (typeof value === 'number' ? timeOfDay(value, event?.zone ?? 'UTC') : '');
  const offset = (value: Param) => (typeof value === 'number' ? offsetIn(languageNow(), t)(value) : '');
  const seconds = (value: Param) =>
    typeof value === 'number' ? new Intl.NumberFormat(languageNow()).format(value) : '';
  const place = (value: Param) => text(value).split('?')[0] ?? '';
  const words = {
    file: text(params['file']),
    bib: person === null ? text(params['bib']) : `${text(params['bib'])} (${person})`,
    other: text(params['other']),
    bibs: text(params['bibs']),
    reason: text(params['reason']),
    status: rulingText(text(params['status'])),
    rule: text(params['rule']),
    address: place(params['address']),
    reader: place(params['reader']),
    offset: offset(params['offset']),
    step: offset(params['step']),
    chip: shortChip(text(params['chip'])),
    point: names.mat(event, text(params['point'])),
    wave: names.waveOf(guns, text(params['wave'])),
    chips: text(params['chips']),
    format: text(params['format']),
    rows: text(params['rows']),
    name: text(params['name']),
    times: text(params['times']),
    race: names.raceOf(event, text(params['race'])) ?? '',
    from: day(params['from']),
    seconds: seconds(params['seconds']),
    event: text(params['event']),
    site: text(params['site']),
    gun: day(params['gun']),
    time: day(params['time']),
    what: target === undefined ? t('action.earlier') : actionText(target, actions),
  };
  const brings = type === 'undo' && target?.type === 'undo';
  const key = `action.${brings ? 'undo-undo' : keyOf(type, params)}`;
  if (brings) words.what = actionText(undoneBy(target, actions) ?? { type: 'earlier', params: {} }, actions);
  return i18next.exists(key, words) ? t(key as 'action.undo', words).trim() : type;
}

type WithDash<Type extends string> = Type extends `${infer Thing}.${infer Act}` ? `${Thing}-${Act}` : Type;

/** The sentence of a type of action; a type without one in the dictionary is a compile error. */
function sentenceOf(type: ActionType): keyof English['action'] {
  return type.replace('.', '-') as WithDash<ActionType>;
}

function keyOf(type: string, params: ActionRow['params']): string {
  if (type === 'passing.add' && params['bib'] === undefined) return 'passing-time';
  if (type === 'chip.assign' && params['from'] !== undefined) return 'chip-hand-over';
  if (type === 'protest.decide') return `protest-decide_${text(params['state'])}`;
  if (type === 'results.publish') return `results-publish_${text(params['state'])}`;
  return sentenceOf(type as ActionType);
}

function undoneBy(undo: ActionRow, actions: readonly ActionRow[]): ActionRow | undefined {
  return actions.find(({ id }) => id === undo.params['target']);
}

/** A ruling as the journal has it: the abbreviations are the same everywhere. */
function rulingText(status: string): string {
  if (status === 'OK') return i18next.t('action.ruling.ok');
  return status === 'OUT-OF-TIME' ? i18next.t('status.out-of-time') : status;
}

function text(value: Param): string {
  return String(value ?? '');
}
