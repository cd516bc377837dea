import { dialog } from 'electron';
import { text } from './texts.ts';

/** Whether the person means to leave a running race. */
export async function quitConfirmed(): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: text('quitQuestion'),
    detail: text('quitDetail'),
    buttons: [text('keepTiming'), text('quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}
