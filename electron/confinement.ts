import { app, shell, type Session, type WebContents } from 'electron';

/** What a page may reach. */
export interface Reach {
  /** The station's address at the moment; null while there is none. */
  station: () => string | null;
  /** Opens a window on one of the station's own pages. */
  openPage: (path: string) => void;
}

/**
 * Keeps every page on its station: no other address, no embedded pages, and no permission but to fill the screen. A link
 * that wants a window gets one of ours where it leads to the station, and the system's browser where it leads elsewhere.
 * From Electron's security checklist; relies on `session-created` coming for each partition.
 */
export function confinePages(reach: Reach): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, reach));
  app.on('session-created', (session) => confineSession(session));
}

function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === 'fullscreen'));
  session.setPermissionCheckHandler((_contents, permission) => permission === 'fullscreen');
}

function confine(contents: WebContents, { station, openPage }: Reach): void {
  contents.on('will-frame-navigate', (event) => {
    if (!sameOrigin(event.url, station())) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!sameOrigin(event.url, station())) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (sameOrigin(url, station())) openPage(url.slice(new URL(url).origin.length));
    else if (/^(https?|mailto):/i.test(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

function sameOrigin(address: string, station: string | null): boolean {
  return station !== null && URL.canParse(address) && new URL(address).origin === new URL(station).origin;
}
