import { create } from 'zustand';
import type { Problem } from '../../../contract/problem.ts';
import { postEntries, postRace, type StartListLoaded } from '../../api/calls.ts';
import { problemsOf } from '../../api/http.ts';

/** What came of the last file of a kind. */
export type Loading =
  | { state: 'sending'; file: string }
  | { state: 'loaded'; file: string; list: StartListLoaded | null }
  | { state: 'refused'; file: string; problems: Problem[] };

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

export const loadRace = (file: File) =>
  load('race', file, async () => {
    await postRace(file);
    return null;
  });

export const loadEntries = (file: File) => load('entries', file, () => postEntries(file));

async function load(
  kind: keyof LoadingState,
  { name: file }: File,
  send: () => Promise<StartListLoaded | null>,
): Promise<void> {
  const show = (loading: Loading) => useStore.setState({ [kind]: loading });
  show({ state: 'sending', file });
  try {
    show({ state: 'loaded', file, list: await send() });
  } catch (error) {
    show({ state: 'refused', file, problems: problemsOf(error) });
  }
}
