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

/** Everything that can be done here now: the commands, and what hangs on this race, its guns, mats and readers. */
export function usePaletteItems(): PaletteItem[] {
  const { t } = useTranslation();
  const names = useNames();
  const event = useEvent();
  const guns = useFeed((feed) => feed.sections?.guns ?? noGuns);
  const mats = useFeed((feed) => feed.sections?.mats ?? noMats);
  const isDevice = useOwnDevice(({ device }) => device !== null);
  const where = { isDevice, hasSeveralRaces: hasSeveral(event) };
  const own = { isOfRunner: false, cap: null };
  const more = (
    kind: 'gun' | 'gunTime' | 'point' | 'readerAt' | 'readerCare' | 'readerRemoval',
    of: string,
  ) => ({
    ...own,
    key: kind,
    title: t(`commands.of.${kind}`, { of }),
    words: t(`commands.words.${kind}`),
  });
  const ofTable: PaletteItem[] = allCommands
    .filter((command) => command.id !== 'palette' && isOffered(command, where))
    .map((command) => ({
      key: command.id,
      icon: command.icon,
      title: t(`commands.names.${command.id}`),
      words: t(`commands.words.${command.id}`),
      cap: command.chords?.[0] === undefined ? (command.onLine ?? null) : capOf(command.chords[0]),
      isOfRunner: command.runOn !== undefined,
      ...(command.runOn === undefined ? { run: () => runCommand(command) } : { runOn: command.runOn }),
    }));
  const ofGuns = guns.flatMap((gun): PaletteItem[] => {
    const { wave } = gun;
    const name = names.wave(gun);
    const time = {
      ...more('gunTime', name),
      icon: Timer,
      run: () => openDialog({ kind: 'gun-time', wave }),
    };
    if (gun.source === 'fired') return [time];
    // The press that fires is that of the button itself, which has its guard.
    const button = () => document.querySelector<HTMLElement>(`[data-gun="${CSS.escape(wave)}"]`);
    return [{ ...more('gun', name), icon: Flag, run: () => undefined, focus: button }, time];
  });
  const ofMats = (event?.mats ?? []).flatMap(({ id }): PaletteItem[] => {
    const name = names.mat(event, id);
    return [
      { ...more('point', name), icon: MapPin, run: () => choosePoint(id) },
      { ...more('readerAt', name), icon: Nfc, run: () => openDialog({ kind: 'reader', point: id }) },
    ];
  });
  const ofReaders = mats.flatMap(({ address, point }): PaletteItem[] => {
    const name = names.mat(event, point);
    return [
      { ...more('readerCare', name), icon: Cog, run: () => openDialog({ kind: 'reader-care', address }) },
      {
        ...more('readerRemoval', name),
        icon: Unplug,
        run: () => openDialog({ kind: 'reader-removal', address, point: name }),
      },
    ];
  });
  const races = hasSeveral(event)
    ? [
        { id: null, name: t('races.allOf') },
        ...event.races.map(({ id, name }) => ({ id, name: names.text(name) })),
      ].map(({ id, name }) => ({
        ...own,
        key: 'race',
        icon: Flag,
        title: t('commands.of.race', { of: name }),
        words: t('commands.words.race'),
        run: () => chooseRace(id),
      }))
    : [];
  const settings = [
    ...themes.map((theme) => ({
      ...own,
      key: theme,
      icon: SunMoon,
      title: `${t('settings.theme')}: ${t(`settings.themes.${theme}`)}`,
      words: '',
      run: () => chooseTheme(theme),
    })),
    ...(Object.keys(languages) as Language[]).map((language) => ({
      ...own,
      key: language,
      icon: Globe,
      title: `${t('settings.language')}: ${languages[language]}`,
      words: 'language',
      run: () => chooseLanguage(language),
    })),
  ];
  return [...ofTable, ...ofGuns, ...races, ...ofMats, ...ofReaders, ...settings].map((item, index) => ({
    ...item,
    key: `${item.key} ${index}`,
  }));
}
