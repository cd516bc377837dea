import type { DataDir } from './data/data-dir.ts';
import type { ListMemory } from './race/race-files.ts';

/** Kinds of lists that are remembered. */
const keptMax = 20;

/** Keeps how lists were read in the settings of a data directory. A disk that takes nothing forgets, and nothing else. */
export function listMemory(dir: Pick<DataDir, 'settings' | 'save'>): ListMemory {
  return {
    mappings: () => dir.settings.lists ?? {},
    remember: (key, { columns, dates, races, headRows }) => {
      const { [key]: _before, ...others } = dir.settings.lists ?? {};
      const kept = Object.entries(others).slice(1 - keptMax);
      const own = { columns, headRows, ...(dates && { dates }), ...(races && { races }) };
      const lists = { ...Object.fromEntries(kept), [key]: own };
      try {
        dir.save({ lists });
      } catch {
        // The list itself is in the journal; only the next one is asked about again.
      }
    },
  };
}
