import { Cog, Flag, Globe, MapPin, Nfc, SunMoon, Timer, Unplug, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../words/language.ts';
import type { MatView } from '../../../contract/mat-view.ts';
import type { GunView } from '../../../contract/rows.ts';
import { useOwnDevice } from '../../api/own-device.ts';
import { hasSeveral, useEvent } from '../../feed/event.ts';
import { chooseRace } from '../../feed/race-choice.ts';
import { useFeed } from '../../feed/store.ts';
import { chooseLanguage, type Language } from '../../i18n/language.ts';
import { useNames } from '../../i18n/use-names.ts';
import { chooseTheme, themes } from '../../theme/theme.ts';
import { choosePoint, openDialog } from '../console-state.ts';
import { capOf } from './chord.ts';
import { allCommands, isOffered, runCommand } from './commands.ts';
import type { Findable } from './palette-search.ts';

/** A line of the palette. */
export interface PaletteItem extends Findable {
  key: string;
  icon: LucideIcon;
  /** The key that does the same; null where there is none. */
  cap: string | null;
  /** Of what is about a runner: what is done with the bib. */
  runOn?: (bib: string) => void;
  run?: () => void;
  /** What has the focus afterwards, where that is not the entry line. */
  focus?: () => HTMLElement | null;
}

const noGuns: readonly GunView[] = [];
const noMats: readonly MatView[] = [];

/** What hangs on something of this race. */
type Kind = 'gun' | 'gunTime' | 'race' | 'point' | 'readerAt' | 'readerCare' | 'readerRemoval';

/** Everything that can be done here now: the commands, and what hangs on this race, its guns, mats and readers. */
export function usePaletteItems(): PaletteItem[] {
  const items = [
    ...useCommandItems(),
    ...useGunItems(),
    ...useRaceItems(),
    ...useMatItems(),
    ...useSettingItems(),
  ];
  return items.map((item, index) => ({ ...item, key: `${item.key} ${index}` }));
}

/** The words of a line that hangs on something of this race. */
function useLine() {
  const { t } = useTranslation();
  return (kind: Kind, of: string) => ({
    key: kind,
    title: t(`commands.of.${kind}`, { of }),
    words: t(`commands.words.${kind}`),
    cap: null,
    isOfRunner: false,
  });
}

function useCommandItems(): PaletteItem[] {
  const { t } = useTranslation();
  const hasSeveralRaces = hasSeveral(useEvent());
  const isDevice = useOwnDevice(({ device }) => device !== null);
  return allCommands
    .filter((command) => command.id !== 'palette' && isOffered(command, { isDevice, hasSeveralRaces }))
    .map((command) => ({
      key: command.id,
      icon: command.icon,
      title: t(`commands.names.${command.id}`),
      words: t(`commands.words.${command.id}`),
      cap: command.chords?.[0] === undefined ? (command.onLine ?? null) : capOf(command.chords[0]),
      isOfRunner: command.runOn !== undefined,
      ...(command.runOn === undefined ? { run: () => runCommand(command) } : { runOn: command.runOn }),
    }));
}

function useGunItems(): PaletteItem[] {
  const line = useLine();
  const names = useNames();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  return guns.flatMap((gun) => {
    const { wave } = gun;
    const name = names.wave(gun);
    const time = {
      ...line('gunTime', name),
      icon: Timer,
      run: () => openDialog({ kind: 'gun-time', wave }),
    };
    if (gun.source === 'fired') return [time];
    // The press that fires is that of the button itself, which has its guard.
    const button = () => document.querySelector<HTMLElement>(`[data-gun="${CSS.escape(wave)}"]`);
    return [{ ...line('gun', name), icon: Flag, run: () => undefined, focus: button }, time];
  });
}

function useRaceItems(): PaletteItem[] {
  const { t } = useTranslation();
  const line = useLine();
  const names = useNames();
  const event = useEvent();
  if (!hasSeveral(event)) return [];
  return [
    { id: null, name: t('races.allOf') },
    ...event.races.map(({ id, name }) => ({ id, name: names.text(name) })),
  ].map(({ id, name }) => ({ ...line('race', name), icon: Flag, run: () => chooseRace(id) }));
}

function useMatItems(): PaletteItem[] {
  const line = useLine();
  const names = useNames();
  const event = useEvent();
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats);
  const ofMats = (event?.mats ?? []).flatMap(({ id }) => {
    const name = names.mat(event, id);
    return [
      { ...line('point', name), icon: MapPin, run: () => choosePoint(id) },
      { ...line('readerAt', name), icon: Nfc, run: () => openDialog({ kind: 'reader', point: id }) },
    ];
  });
  const ofReaders = mats.flatMap(({ address, point }) => {
    const name = names.mat(event, point);
    return [
      { ...line('readerCare', name), icon: Cog, run: () => openDialog({ kind: 'reader-care', address }) },
      {
        ...line('readerRemoval', name),
        icon: Unplug,
        run: () => openDialog({ kind: 'reader-removal', address, point: name }),
      },
    ];
  });
  return [...ofMats, ...ofReaders];
}

function useSettingItems(): PaletteItem[] {
  const { t } = useTranslation();
  const own = { words: '', cap: null, isOfRunner: false };
  return [
    ...themes.map((theme) => ({
      ...own,
      key: theme,
      icon: SunMoon,
      title: `${t('settings.theme')}: ${t(`settings.themes.${theme}`)}`,
      run: () => chooseTheme(theme),
    })),
    ...(Object.keys(languages) as Language[]).map((language) => ({
      ...own,
      key: language,
      icon: Globe,
      title: `${t('settings.language')}: ${languages[language]}`,
      run: () => chooseLanguage(language),
    })),
  ];
}
