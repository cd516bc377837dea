import { dialog, shell } from 'electron';
import { text } from './texts.ts';

/** What a person wants done about a station that does not start. */
export type Remedy = 'again' | 'folder' | 'quit';

/**
 * Says that the station does not start, why, and what can be done; resolves with what the person chose. Showing the log
 * asks again. Null where `passed` says that it has started meanwhile.
 */
export async function remedyFor(
  trouble: { message: string; detail: string; log: string },
  passed?: AbortSignal,
): Promise<Remedy | null> {
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Goldline',
      message: trouble.message,
      detail: trouble.detail,
      buttons: [text('tryAgain'), text('otherFolder'), text('showLog'), text('quit')],
      defaultId: 0,
      cancelId: 3,
      noLink: true,
      ...(passed === undefined ? {} : { signal: passed }),
    });
    if (passed?.aborted === true) return null;
    if (response !== 2) return response === 0 ? 'again' : response === 1 ? 'folder' : 'quit';
    await shell.openPath(trouble.log);
  }
}
