import {
  ArrowDownUp,
  ArrowRightLeft,
  Award,
  Ban,
  ClipboardList,
  CircleCheck,
  CircleHelp,
  CircleOff,
  CloudUpload,
  Download,
  Drama,
  Eye,
  Flag,
  Gavel,
  Keyboard,
  Laptop,
  LifeBuoy,
  ListOrdered,
  Mic,
  Nfc,
  PencilLine,
  PencilRuler,
  Printer,
  Redo2,
  RefreshCcw,
  ScanSearch,
  ScrollText,
  Search,
  Settings2,
  Sheet,
  Shuffle,
  SquareChevronRight,
  Stamp,
  TabletSmartphone,
  Timer,
  Undo2,
  Usb,
  User,
  UserMinus,
  UserPlus,
  UserX,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { postStatus } from '../../api/calls.ts';
import { chooseNextRace, raceKey } from '../../feed/race-choice.ts';
import { goTo } from '../../path.ts';
import type { Ruling } from '../../../timing/model/actions.ts';
import { tellDone } from '../act-told.ts';
import { attempt } from '../attempt.ts';
import { chooseTab, openDialog, openLog, openRunner } from '../console-state.ts';
import { typeOnLine } from '../entry-focus.ts';
import { redoLast, undoLast } from '../undo.ts';
import type { Chord } from './chord.ts';

/** Where a command stands in the menu of the console, from top to bottom. */
export type MenuPart = 'crew' | 'screens';

/** Something that the console can be told to do. */
export interface Command {
  /** Its name and the words by which it is found are `commands.names.<id>` and `commands.words.<id>`. */
  id: string;
  icon: LucideIcon;
  /** The keys that do it, wherever the focus is. */
  chords?: readonly Chord[];
  /** What does it on the entry line, as it is printed on the keys. */
  onLine?: string;
  menu?: MenuPart;
  /** Done at the laptop itself, and not from a device that shows its console. */
  atLaptop?: true;
  /** Only where the event has several races. */
  several?: true;
  /** Text that is being typed has the chord first. */
  leavesTyping?: true;
  /** A screen beside the console, opened in a window of its own. */
  href?: string;
  run?: () => void;
  /** It is about one runner, who is asked for. */
  runOn?: (bib: string) => void;
}

const rule = (status: Ruling) => (bib: string) => {
  void attempt(postStatus({ bib, status })).then((done) => {
    if (done !== null)
      tellDone({ type: 'status.set', params: { bib, status: status.toUpperCase(), rule: '' } });
  });
};

/**
 * The one table of what the console does: the menu, the keys, the sheet of keys and the palette are made of it. What
 * hangs on the race (guns, readers, mats) the palette adds by itself, in `palette-items`.
 */
const commands = [
  {
    id: 'palette',
    icon: SquareChevronRight,
    chords: [{ key: 'k', ctrl: true }],
    menu: 'crew',
    run: () => openDialog({ kind: 'palette' }),
  },
  { id: 'editor', icon: PencilRuler, menu: 'crew', run: () => goTo('/setup') },
  { id: 'setup', icon: Settings2, menu: 'crew', run: () => openDialog({ kind: 'setup' }) },
  {
    id: 'walkUp',
    icon: UserPlus,
    chords: [{ key: 'F9' }],
    menu: 'crew',
    run: () => openDialog({ kind: 'entry', bib: null }),
  },
  { id: 'copy', icon: Usb, menu: 'crew', atLaptop: true, run: () => openDialog({ kind: 'copy' }) },
  { id: 'peers', icon: Laptop, menu: 'crew', atLaptop: true, run: () => openDialog({ kind: 'peers' }) },
  {
    id: 'devices',
    icon: TabletSmartphone,
    menu: 'crew',
    atLaptop: true,
    run: () => openDialog({ kind: 'devices' }),
  },
  {
    id: 'service',
    icon: CloudUpload,
    menu: 'crew',
    atLaptop: true,
    run: () => openDialog({ kind: 'service' }),
  },
  {
    id: 'sheets',
    icon: Sheet,
    chords: [{ key: 'F8' }],
    menu: 'crew',
    run: () => openDialog({ kind: 'sheets' }),
  },
  { id: 'ruleMany', icon: UsersRound, run: () => openDialog({ kind: 'rule-many', bibs: '' }) },
  { id: 'order', icon: ArrowDownUp, menu: 'crew', run: () => openDialog({ kind: 'order' }) },
  { id: 'protest', icon: Gavel, menu: 'crew', run: () => openDialog({ kind: 'protest', bib: null }) },
  { id: 'close', icon: Flag, menu: 'crew', run: () => openDialog({ kind: 'close-race' }) },
  { id: 'publish', icon: Stamp, menu: 'crew', run: () => openDialog({ kind: 'publish' }) },
  { id: 'log', icon: ScrollText, chords: [{ key: 'F4' }], menu: 'crew', run: openLog },
  { id: 'keys', icon: Keyboard, onLine: '?', menu: 'crew', run: () => openDialog({ kind: 'keys' }) },
  { id: 'rehearse', icon: Drama, menu: 'crew', atLaptop: true, href: '/rehearsal' },
  { id: 'desk', icon: ClipboardList, menu: 'screens', href: '/desk' },
  { id: 'check', icon: Nfc, menu: 'screens', href: '/check' },
  { id: 'safety', icon: LifeBuoy, menu: 'screens', href: '/safety' },
  { id: 'announcer', icon: Mic, menu: 'screens', href: '/announcer' },
  { id: 'results', icon: ListOrdered, menu: 'screens', href: '/results' },
  { id: 'resultsFile', icon: Download, menu: 'screens', run: () => openDialog({ kind: 'save-results' }) },
  { id: 'print', icon: Printer, menu: 'screens', run: () => openDialog({ kind: 'print' }) },
  {
    id: 'certificates',
    icon: Award,
    menu: 'screens',
    atLaptop: true,
    run: () => goTo('/certificates'),
  },

  { id: 'find', icon: Search, onLine: '/', run: () => typeOnLine('/') },
  { id: 'typedTime', icon: Timer, onLine: '=', run: () => typeOnLine('=') },
  {
    id: 'undo',
    icon: Undo2,
    chords: [{ key: 'z', ctrl: true }],
    leavesTyping: true,
    run: () => void undoLast(),
  },
  {
    id: 'redo',
    icon: Redo2,
    chords: [
      { key: 'z', ctrl: true, shift: true },
      { key: 'y', ctrl: true },
    ],
    leavesTyping: true,
    run: () => void redoLast(),
  },
  { id: 'race', icon: Eye, chords: [{ key: raceKey }], several: true, run: () => chooseNextRace(1) },
  {
    id: 'raceBefore',
    icon: Eye,
    chords: [{ key: raceKey, shift: true }],
    several: true,
    run: () => chooseNextRace(-1),
  },
  { id: 'finishers', icon: Eye, run: () => chooseTab('finishers') },
  { id: 'passings', icon: Eye, run: () => chooseTab('passings') },
  { id: 'chipMap', icon: ScanSearch, run: () => openDialog({ kind: 'chip-map' }) },
  { id: 'reader', icon: Nfc, run: () => openDialog({ kind: 'reader', point: null }) },

  { id: 'runner', icon: User, runOn: openRunner },
  { id: 'entry', icon: PencilLine, runOn: (bib) => openDialog({ kind: 'entry', bib }) },
  {
    id: 'changeRace',
    icon: ArrowRightLeft,
    several: true,
    runOn: (bib) => openDialog({ kind: 'change-race', moves: [{ bib, race: null }] }),
  },
  { id: 'swapChips', icon: Shuffle, runOn: (bib) => openDialog({ kind: 'swap-chips', bib }) },
  { id: 'withdraw', icon: UserMinus, runOn: (bib) => openDialog({ kind: 'withdraw', bib }) },
  { id: 'dns', icon: UserX, runOn: rule('dns') },
  { id: 'dnf', icon: CircleOff, runOn: rule('dnf') },
  { id: 'disqualify', icon: Ban, runOn: (bib) => openDialog({ kind: 'disqualify', bib }) },
  { id: 'clear', icon: CircleCheck, runOn: rule('ok') },
  { id: 'evidence', icon: CircleHelp, runOn: (bib) => openDialog({ kind: 'evidence', bib }) },
  { id: 'orderOf', icon: RefreshCcw, runOn: (bib) => openDialog({ kind: 'order', bib }) },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];

/** A command of the table, with what it may have besides. */
export type KnownCommand = Command & { id: CommandId };

/** All of them. */
export const allCommands: readonly KnownCommand[] = commands;

/** What decides which commands there are. */
export interface Where {
  /** Whether this console is shown by a device and not by the laptop. */
  isDevice: boolean;
  hasSeveralRaces: boolean;
}

/** Whether there is such a thing to do here. */
export function isOffered({ atLaptop, several }: Command, { isDevice, hasSeveralRaces }: Where): boolean {
  return !(atLaptop === true && isDevice) && !(several === true && !hasSeveralRaces);
}

/** Does what needs no runner. */
export function runCommand({ run, href }: Command): void {
  if (href !== undefined) window.open(href, '_blank', 'noopener');
  else run?.();
}

/** Keys of the entry line that say what is done with a bib or a time; the sheet of keys shows them first. */
export const lineKeys = [
  ['0–9 ⏎', 'bib'],
  ['⏎ / ␣', 'time'],
  ['0–9 ␣', 'match'],
  ['0–9 +', 'queue'],
  ['0–9 =', 'typedTime'],
  ['1-5 ⏎', 'range'],
  ['Esc', 'escape'],
] as const;
