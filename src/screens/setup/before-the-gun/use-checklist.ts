import { useTranslation } from 'react-i18next';
import type { Sections } from '../../../contract/feed.ts';
import { openDialog, type DialogToOpen } from '../../console/console-state.ts';
import { servesMat } from '../../feed/serves-mat.ts';
import type { Level } from '../../components/mark.tsx';
import { useCopyText } from '../../console/copy/use-copy-text.ts';
import type { EventView } from '../../feed/event.ts';
import { useFeed } from '../../feed/store.ts';
import { useNumber } from '../../i18n/use-ages.ts';
import { useNames } from '../../i18n/use-names.ts';
import { goTo } from '../../path.ts';

/** One thing that has to be there before the first gun. */
export interface Check {
  id: 'event' | 'site' | 'starts' | 'entries' | 'chips' | 'readers' | 'copy';
  level: Extract<Level, 'good' | 'look' | 'none'>;
  title: string;
  /** How it stands. */
  text: string;
  /** What changes it, and how that is called. */
  act: (() => void) | null;
  actText: string;
}

/** How one of them stands, before it is put beside its title. */
type Found = [level: Check['level'], text: string];

/** What is there before the first gun and what is missing, in the order in which it is done. */
export function useChecklist(): Check[] {
  const { t } = useTranslation();
  const found = useFound();
  const sections = useFeed((feed) => feed.sections);
  if (sections === null) return [];
  const { event } = sections;
  const dialog = (kind: DialogToOpen) => () => openDialog(kind);
  const edit = (part: string) => () => goTo(`/setup?part=${part}`);
  const check = (id: Check['id'], [level, text]: Found, act: Check['act']): Check => ({
    id,
    level,
    title: t(`beforeGun.${id}.title`),
    text,
    act,
    actText: t(`beforeGun.${id}.act`),
  });
  const later = (id: 'starts' | 'entries' | 'chips' | 'readers', act: () => void): Check =>
    event === null
      ? check(id, ['none', t('beforeGun.later')], null)
      : check(id, found[id](sections, event), act);
  const [bare] = event === null ? [] : matsWithoutReader(sections, event);
  return [
    check('event', found.event(sections), edit('event')),
    ...((sections.sites ?? []).length === 0
      ? []
      : [check('site', ['look', t('beforeGun.site.none')], () => goTo('/console'))]),
    later('starts', edit('guns')),
    later('entries', dialog({ kind: 'setup' })),
    later('chips', dialog({ kind: 'setup' })),
    later('readers', dialog({ kind: 'reader', point: bare ?? null })),
    check('copy', found.copy(sections), dialog({ kind: 'copy' })),
  ];
}

/** How each thing stands, and how that is said. */
function useFound() {
  const { t } = useTranslation();
  const names = useNames();
  const number = useNumber();
  const copyText = useCopyText();
  return {
    event: ({ event, sites = [] }: Sections): Found => {
      if (event === null) return [sites.length > 0 ? 'good' : 'none', t('beforeGun.event.none')];
      const races = event.races.map(({ name }) => names.text(name)).join(', ');
      return [
        'good',
        t('beforeGun.event.is', { name: names.text(event.name), day: names.day(event), races }),
      ];
    },
    starts: ({ guns }: Sections): Found => {
      const open = guns.filter(({ start, gun }) => start === null && gun === null);
      return open.length === 0
        ? ['good', t('beforeGun.starts.planned', { count: guns.length })]
        : ['look', t('beforeGun.starts.open', { waves: open.map((gun) => names.wave(gun)).join(', ') })];
    },
    entries: ({ counts }: Sections, event: EventView): Found => {
      const { entries: count } = counts;
      if (count === 0) return ['none', t('beforeGun.entries.none')];
      const isEmpty = (race: string) => counts.races?.[race]?.entries === 0;
      const empty = event.races.length < 2 ? [] : event.races.filter(({ id }) => isEmpty(id));
      if (empty.length === 0) return ['good', t('setup.entered', { count, number: number(count) })];
      const races = empty.map(({ name }) => names.text(name)).join(', ');
      return ['look', t('beforeGun.entries.empty', { races })];
    },
    chips: ({ counts, warnings = [] }: Sections): Found => {
      if (counts.entries === 0) return ['none', t('beforeGun.chips.none')];
      const count = warnings.find(({ code }) => code === 'no-chip')?.count ?? 0;
      return count === 0
        ? ['good', t('beforeGun.chips.all')]
        : ['look', t('beforeGun.chips.missing', { count, number: number(count) })];
    },
    readers: (sections: Sections, event: EventView): Found => {
      const bare = matsWithoutReader(sections, event);
      if (bare.length === 0) return ['good', t('beforeGun.readers.all', { count: event.mats.length })];
      const mats = bare.map((id) => names.mat(event, id)).join(', ');
      return [bare.length === event.mats.length ? 'none' : 'look', t('beforeGun.readers.missing', { mats })];
    },
    copy: ({ disk: { copy = null } }: Sections): Found => [
      copy === null ? 'none' : copy.state === 'ok' ? 'good' : 'look',
      copyText.now(copy),
    ],
  };
}

/** How the least ready of them stands. */
export function worstOf(checks: readonly Check[]): Level {
  if (checks.some(({ level }) => level === 'look')) return 'look';
  return checks.every(({ level }) => level === 'good') ? 'good' : 'none';
}

/** Mats that no reader answers at now. */
function matsWithoutReader({ mats }: Sections, event: EventView): string[] {
  const reading = mats.filter(({ state }) => state === 'reading');
  return event.mats.filter((place) => !reading.some((mat) => servesMat(mat, place))).map(({ id }) => id);
}
