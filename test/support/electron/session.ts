import { app } from './app.ts';
import { chromium } from './chromium.ts';
import { part } from './event.ts';
import type { WebContents } from './contents.ts';

/** Chromium's names of what a page may be allowed. */
const permissions: Record<string, string> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  midi: 'midi',
};

type Request = (contents: WebContents, permission: string, answer: (granted: boolean) => void) => void;
type Check = (contents: WebContents, permission: string) => boolean;

/** What pages of one partition share: permissions, zoom, storage. */
export class Session {
  readonly #isDefault: boolean;
  #context: Promise<{ browserContextId?: string }> | null = null;
  #request: Request | null = null;
  #check: Check | null = null;

  constructor(isDefault: boolean) {
    this.#isDefault = isDefault;
  }

  setPermissionRequestHandler = (handler: Request) => void (this.#request = handler);
  setPermissionCheckHandler = (handler: Check) => void (this.#check = handler);
  setSpellCheckerEnabled(): void {}

  /** A partition of its own is a context of its own in Chromium. */
  context(): Promise<{ browserContextId?: string }> {
    this.#context ??= this.#isDefault
      ? Promise.resolve({})
      : (chromium.send('Target.createBrowserContext') as Promise<{ browserContextId: string }>);
    return this.#context;
  }

  /** Puts what the handlers say into Chromium, which asks nobody here. Without handlers Electron grants everything. */
  async tellPermissions(contents: WebContents, origin: string): Promise<void> {
    for (const [permission, name] of Object.entries(permissions)) {
      const isGranted =
        (this.#check?.(contents, permission) ?? true) ||
        (this.#request !== null &&
          (await new Promise<boolean>((answer) => this.#request?.(contents, permission, answer))));
      const setting = isGranted ? 'granted' : 'denied';
      const asked = { permission: { name }, setting, origin, ...(await this.context()) };
      await chromium.send('Browser.setPermission', asked).catch(() => {});
    }
  }
}

const sessions = new Map<string, Session>();

function fromPartition(partition: string): Session {
  if (!app.isReady()) throw new Error('Session can only be received when app is ready');
  const known = sessions.get(partition);
  if (known !== undefined) return known;
  const made = new Session(partition === '');
  sessions.set(partition, made);
  app.emit('session-created', made);
  return made;
}

export const session = part('session', {
  get defaultSession() {
    return fromPartition('');
  },
  fromPartition,
});
