import { create } from 'zustand';
import type { Problem } from '../../../contract/problem.ts';
import {
  postEntries,
  postRace,
  previewList,
  type FileOptions,
  type RaceLoaded,
  type StartListLoaded,
} from '../../api/calls.ts';
import type { ListPreview } from '../../../contract/list-preview.ts';
import { problemsOf } from '../../api/http.ts';
import { languageNow } from '../../i18n/language.ts';
import { openDialog } from '../console-state.ts';

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

/** A start list that waits for a person: the file, what the station makes of it, and what was answered so far. */
export interface LookedAt {
  file: File;
  preview: ListPreview;
  answer: Answer;
}

interface LoadingState {
  race: Loading | null;
  entries: Loading | null;
  list: LookedAt | null;
}

const useStore = create<LoadingState>(() => ({ race: null, entries: null, list: null }));

export const useLookedAt = (): LookedAt | null => useStore((state) => state.list);

export const useLoading = (kind: 'race' | 'entries'): Loading | null => useStore((state) => state[kind]);

/** Gives files to the station, a race definition before the start lists that need it. */
export async function loadFiles(files: Iterable<File>): Promise<void> {
  const isRace = (file: File) => /\.json$/i.test(file.name);
  const all = [...files];
  for (const file of all.filter(isRace)) await loadRace(file);
  for (const file of all.filter((other) => !isRace(other))) await loadEntries(file);
}

export const loadRace = (file: File) => load('race', file, postRace);

/** Looks at a start list; takes it where nothing is doubtful, and otherwise shows it to a person first. */
export async function loadEntries(file: File): Promise<void> {
  const show = (entries: Loading) => useStore.setState({ entries });
  show({ state: 'sending', file: file.name });
  let kept: File;
  try {
    // What is looked at is what is loaded, whatever becomes of the file meanwhile.
    kept = new File([await file.arrayBuffer()], file.name);
  } catch {
    const problem = { code: 'list-changed', message: 'the file was changed', file: file.name };
    show({ state: 'refused', file: file.name, problems: [problem], again: () => undefined });
    return;
  }
  await lookAt(kept, {});
}

async function lookAt(file: File, answer: Answer): Promise<void> {
  try {
    const { encoding } = answer;
    const preview = await previewList(file, { language: languageNow(), encoding });
    if (!wantsPerson(preview)) {
      await load('entries', file, postEntries, answer);
      return;
    }
    useStore.setState({ list: { file, preview, answer }, entries: null });
    openDialog({ kind: 'list' });
  } catch (error) {
    const again = (more: Answer) => void lookAt(file, { ...answer, ...more });
    useStore.setState({
      entries: { state: 'refused', file: file.name, problems: problemsOf(error), again },
    });
  }
}

/** Takes a list as a person decided, and shows what came of it. */
export async function takeList(file: File, answer: Answer): Promise<void> {
  openDialog({ kind: 'setup' });
  await load('entries', file, postEntries, answer);
}

/** A list that only adds people and is clear in all its columns is taken at once; questions that are one click stay so. */
function wantsPerson({ problems, rivals, isOrderAsked, from, counts }: ListPreview): boolean {
  const isWrong = problems.some(({ code }) => code !== 'race-needed' && code !== 'more-problems');
  const isChange = counts.changed > 0 && counts.raceDay === 0;
  return isWrong || rivals.length > 0 || isOrderAsked || from.includes('cells') || isChange;
}

async function load(
  kind: 'race' | 'entries',
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
