import { EventEmitter } from 'node:events';
import { part } from './event.ts';

interface Question {
  kind: 'message' | 'open' | 'save';
  options: Electron.MessageBoxOptions & Electron.OpenDialogOptions;
  answer(value: number | string[] | string): void;
}

/** What a person would see and answer, for tests; not part of Electron. */
export const desk = {
  dialogs: [] as Question[],
  boxes: [] as { title: string; content: string }[],
  opened: [] as string[],
  blockers: new Map<number, string>(),
  crashReporter: null as object | null,
};
(globalThis as { standInDesk?: typeof desk }).standInDesk = desk;

function ask(kind: Question['kind'], args: unknown[], result: (value: never) => unknown): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const question: Question = {
    kind,
    options: args.at(-1) as Question['options'],
    answer: (value) => {
      desk.dialogs.splice(desk.dialogs.indexOf(question), 1);
      resolve(result(value as never));
    },
  };
  desk.dialogs.push(question);
  // What need not be answered any more goes as if it had been cancelled.
  const { signal, cancelId = 0 } = question.options as Electron.MessageBoxOptions;
  signal?.addEventListener('abort', () => question.answer(cancelId));
  // Told to whoever watches the app's output, as a test does that cannot look inside.
  process.stderr.write(`[question] ${JSON.stringify(question.options)}\n`);
  return promise;
}

/** Each dialog waits for its answer, as on a screen with nobody before it. */
export const dialog = part('dialog', {
  showErrorBox: (title: string, content: string) => void desk.boxes.push({ title, content }),
  showMessageBox: (...args: unknown[]) =>
    ask('message', args, (response: number) => ({ response, checkboxChecked: false })),
  showOpenDialog: (...args: unknown[]) =>
    ask('open', args, (filePaths: string[]) => ({ canceled: filePaths.length === 0, filePaths })),
  showSaveDialog: (...args: unknown[]) =>
    ask('save', args, (filePath: string) => ({ canceled: filePath === '', filePath })),
});

export const shell = part('shell', {
  openExternal: async (url: string) => void desk.opened.push(url),
  openPath: async (path: string) => (desk.opened.push(path), ''),
  showItemInFolder: (path: string) => void desk.opened.push(path),
});

let lastBlocker = 0;
export const powerSaveBlocker = part('powerSaveBlocker', {
  start(kind: string): number {
    if (!['prevent-app-suspension', 'prevent-display-sleep'].includes(kind))
      throw new TypeError(`no blocker is called ${kind}`);
    desk.blockers.set((lastBlocker += 1), kind);
    return lastBlocker;
  },
  stop: (id: number) => desk.blockers.delete(id),
  isStarted: (id: number) => desk.blockers.has(id),
});

export const powerMonitor = Object.assign(new EventEmitter(), { isOnBatteryPower: () => false });
export const crashReporter = part('crashReporter', {
  start: (options: object) => void (desk.crashReporter = options),
});

const bounds = { x: 0, y: 0, width: 1440, height: 900 };
type Display = Pick<Electron.Display, 'id' | 'bounds' | 'workArea' | 'label'>;
const displays = JSON.parse(
  process.env['STAND_IN_DISPLAYS'] ??
    JSON.stringify([{ id: 1, label: 'Laptop', bounds, workArea: { ...bounds, height: 860 } }]),
) as Display[];

export const screen = Object.assign(new EventEmitter(), {
  displays,
  getAllDisplays: () => displays,
  getPrimaryDisplay: () => displays[0],
  getDisplayMatching: ({ x, y, width, height }: Electron.Rectangle) =>
    displays.find(
      ({ bounds: at }) =>
        x + width / 2 >= at.x &&
        y + height / 2 >= at.y &&
        x + width / 2 < at.x + at.width &&
        y + height / 2 < at.y + at.height,
    ) ?? displays[0],
});
