import { dialog, type BrowserWindow } from 'electron';
import { text } from './texts.ts';

/** Whether the person means to leave a running race, for good or for another event. Asked over the console. */
export async function leavingConfirmed(
  parent: BrowserWindow | null,
  why: 'quit' | 'switch' = 'quit',
): Promise<boolean> {
  const isSwitch = why === 'switch';
  const question = {
    type: 'warning' as const,
    message: text(isSwitch ? 'switchQuestion' : 'quitQuestion'),
    detail: text(isSwitch ? 'switchDetail' : 'quitDetail'),
    buttons: [text('keepTiming'), text(isSwitch ? 'switchEvent' : 'quit')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  };
  const asked = parent === null ? dialog.showMessageBox(question) : dialog.showMessageBox(parent, question);
  return (await asked).response === 1;
}
