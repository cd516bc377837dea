import { create } from 'zustand';
import type { TimesSource } from '../../api/calls.ts';
import { emptySheet, type Sheet } from './sheet.ts';

/** The sheet that is being written, kept while its dialog is closed: an hour of typing is not lost by a key. */
interface SheetState {
  sheet: Sheet;
  /** Mat; null is the finish. */
  point: string | null;
  /** Wave whose gun the times count from, or `day`; null is the gun of the clock. */
  from: string | null;
  source: TimesSource;
  /** Lines of the texts that could not be read. */
  unread: readonly { line: number; text: string }[];
}

const fresh: SheetState = { sheet: emptySheet, point: null, from: null, source: 'hand', unread: [] };

export const useSheet = create<SheetState>(() => fresh);

export const setSheet = (more: Partial<SheetState>) => useSheet.setState(more);
export const clearSheet = () => useSheet.setState({ sheet: emptySheet, unread: [] });
