import { create } from 'zustand';
import type { Problem } from '../../../contract/problem.ts';
import {
  postEntries,
  postRace,
  type FileOptions,
  type RaceLoaded,
  type StartListLoaded,
} from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';
import { languageNow } from '../../i18n/language.ts';

/** What a person answers where a file can be taken in more ways than one. */
export type Answer = Omit<FileOptions, 'language'>;

/** What came of the last file of a kind. */
export type Loading =
  | { state: 'sending'; file: string }
  | { state: 'loaded'; file: string; loaded: RaceLoaded | StartListLoaded }
  | {
      state: 'refused';
      file: string;
      problems: Problem[];
      /** Sends the file again with an answer. */
      again: (answer: Answer) => void;
    };

interface LoadingState {
  race: Loading | null;
  entries: Loading | null;
}

const useStore = create<LoadingState>(() => ({ race: null, entries: null }));

export const useLoading = (kind: keyof LoadingState): Loading | null => useStore((state) => state[kind]);

/** Gives files to the station, a race definition before the start lists that need it. */
export async function loadFiles(files: Iterable<File>): Promise<void> {
  const isRace = (file: File) => /\.json$/i.test(file.name);
  const all = [...files];
  for (const file of all.filter(isRace)) await loadRace(file);
  for (const file of all.filter((other) => !isRace(other))) await loadEntries(file);
}

export const loadRace = (file: File) => load('race', file, postRace);

export const loadEntries = (file: File) => load('entries', file, postEntries);

async function load(
  kind: keyof LoadingState,
  content: File,
  send: (file: File, options: FileOptions) => Promise<RaceLoaded | StartListLoaded>,
  answer: Answer = {},
): Promise<void> {
  const file = content.name;
  const show = (loading: Loading) => useStore.setState({ [kind]: loading });
  show({ state: 'sending', file });
  try {
    show({ state: 'loaded', file, loaded: await send(content, { language: languageNow(), ...answer }) });
  } catch (error) {
    const again = (more: Answer) => void load(kind, content, send, { ...answer, ...more });
    show({ state: 'refused', file, problems: problemsOf(error), again });
  }
}
