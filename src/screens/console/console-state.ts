import type { ProtestView } from '../../contract/protest.ts';
import { create } from 'zustand';
import type { ActionRow } from '../../contract/feed.ts';
import type { PassingRow } from '../../contract/rows.ts';
import type { ChipMapFinding } from '../api/calls.ts';

/** What stands open beside the race. */
export type Panel = { kind: 'runner'; bib: string } | { kind: 'log' };

/** A runner who is to stand in another race; null where that is still to be chosen. */
export interface Move {
  bib: string;
  race: string | null;
}

/** The dialog that is open. */
export type DialogToOpen =
  | { kind: 'setup' }
  /** A start list that a person looks at before it is taken. */
  | { kind: 'list' }
  | { kind: 'copy' }
  | { kind: 'keys' }
  | { kind: 'palette' }
  | { kind: 'sheets' }
  /** `bibs`: what is typed for whom. */
  | { kind: 'rule-many'; bibs: string }
  | { kind: 'print' }
  | { kind: 'save-results' }
  | { kind: 'peers' }
  | { kind: 'devices' }
  | { kind: 'service' }
  | { kind: 'reader'; point: string | null }
  | { kind: 'reader-removal'; address: string; point: string }
  | { kind: 'reader-care'; address: string }
  /** `offset`: milliseconds by which the reader's reads would count later. */
  | { kind: 'clock-correction'; reader: string; offset: number }
  /** `gun`: a time that is proposed. */
  | { kind: 'gun-time'; wave: string; gun?: number }
  /** A gun whose planned start is far away. */
  | { kind: 'far-gun'; wave: string }
  | { kind: 'undo'; action: ActionRow }
  | { kind: 'void'; passing: string }
  | { kind: 'rebib'; passing: PassingRow }
  | { kind: 'disqualify'; bib: string }
  /** `bib`: about whom, where that is known. */
  | { kind: 'protest'; bib: string | null }
  | { kind: 'decide-protest'; protest: ProtestView }
  | { kind: 'evidence'; bib: string }
  /** `bib`: who is put in order first, where that is known. */
  | { kind: 'order'; bib?: string }
  /** `bib`: who is to get the chip, where that is known; `from`: since when, where that is proposed. */
  | { kind: 'hand-over'; chip: string; bib?: string; from?: number }
  /** `finding`: the one that is to be shown; else the station is asked for all. */
  | { kind: 'chip-map'; finding?: ChipMapFinding }
  /** `bib`: whose entry; null for somebody new. `typed`: what was typed before the form was there. */
  | { kind: 'entry'; bib: string | null; typed?: string }
  | { kind: 'withdraw'; bib: string }
  | { kind: 'swap-chips'; bib: string }
  | { kind: 'change-race'; moves: Move[] }
  | { kind: 'close-race' }
  /** `race`: whose results, where that is known. */
  | { kind: 'publish'; race?: string };

/** Which of the lists of the race is shown. */
export type RaceTab = 'finishers' | 'passings';

interface ConsoleState {
  tab: RaceTab;
  panel: Panel | null;
  dialog: DialogToOpen | null;
  /** Mat of the entry line; null is the finish. */
  point: string | null;
  /** Wave whose gun the clock counts from; null is the first that was fired, of the chosen race. */
  clockWave: string | null;
}

const useStore = create<ConsoleState>(() => ({
  tab: 'finishers',
  panel: null,
  dialog: null,
  point: null,
  clockWave: null,
}));

export const useConsole = <Chosen>(choose: (state: ConsoleState) => Chosen): Chosen => useStore(choose);

export const openRunner = (bib: string) => useStore.setState({ panel: { kind: 'runner', bib } });
export const openLog = () => useStore.setState({ panel: { kind: 'log' } });
/** Whose card is open, for event handlers; null where none is. */
export const runnerShown = (): string | null => {
  const { panel } = useStore.getState();
  return panel?.kind === 'runner' ? panel.bib : null;
};
export const closePanel = () => useStore.setState({ panel: null });
export const chooseTab = (tab: RaceTab) => useStore.setState({ tab });
export const openDialog = (dialog: DialogToOpen) => useStore.setState({ dialog });
export const closeDialog = () => useStore.setState({ dialog: null });
export const isDialogOpen = () => useStore.getState().dialog !== null;
export const choosePoint = (point: string) => useStore.setState({ point });
export const chooseClockWave = (clockWave: string) => useStore.setState({ clockWave });
