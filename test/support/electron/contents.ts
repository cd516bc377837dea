import { EventEmitter } from 'node:events';
import { chromium, type Answer, type PageSession } from './chromium.ts';
import { ElectronEvent } from './event.ts';
import type { Session } from './session.ts';

/** Runs in every page before its own scripts: what Electron's browser process would be asked. */
const inPage = `(() => {
  const open = (url) => {
    globalThis.__standInAsk?.(String(new URL(url, location.href)));
    return null;
  };
  window.open = (url = 'about:blank') => open(url);
  addEventListener('click', (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link === undefined || link.hasAttribute('download') || event.defaultPrevented) return;
    if (link.target !== '_blank' && !event.ctrlKey && !event.shiftKey) return;
    event.preventDefault();
    open(link.href);
  });
})()`;

type OpenHandler = (asked: { url: string }) => { action: 'allow' | 'deny' };

/** One page: a target of Chromium's. */
export class WebContents extends EventEmitter {
  static #last = 0;
  static readonly byTarget = new Map<string, WebContents>();
  readonly id = (WebContents.#last += 1);
  readonly session: Session;
  readonly opened: Promise<void>;
  readonly #page = Promise.withResolvers<PageSession>();
  readonly #close: () => void;
  #openHandler: OpenHandler = () => ({ action: 'allow' });
  #target = '';
  #url = '';
  #isLoading = false;
  #isCrashed = false;
  #isDestroyed = false;
  #zoom = 0;

  /** @param context Chromium's context of the session: what a page of another partition keeps is not seen in it */
  constructor(session: Session, size: { width: number; height: number }, close: () => void) {
    super();
    this.session = session;
    this.#close = close;
    this.opened = this.#open(size);
    this.opened.catch((error: unknown) => process.stderr.write(`[stand-in] ${String(error)}\n`));
  }

  getURL = () => this.#url;
  isDestroyed = () => this.#isDestroyed;
  isCrashed = () => this.#isCrashed;
  toggleDevTools(): void {}
  setZoomLevel = (level: number) => void (this.#zoom = level);
  getZoomLevel = () => this.#zoom;
  print(): void {
    this.emit('stand-in-print');
  }
  findInPage(): number {
    return 1;
  }
  stopFindInPage(): void {}

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  async executeJavaScript(code: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text as string);
    return result.value;
  }

  async loadURL(url: string): Promise<void> {
    await this.opened;
    this.#isLoading = true;
    this.#isCrashed = false;
    await this.session.tellPermissions(this, new URL(url).origin);
    const { errorText } = await this.send('Page.navigate', { url });
    this.#isLoading = false;
    if (!errorText || errorText === 'net::ERR_ABORTED') return;
    this.emit('did-fail-load', new ElectronEvent(), -102, errorText, url, true);
    throw new Error(`${errorText} loading '${url}'`);
  }

  reload(): void {
    void (this.#isCrashed ? this.loadURL(this.#url) : this.send('Page.reload')).catch(() => {});
  }

  forcefullyCrashRenderer(): void {
    void this.send('Page.crash').catch(() => {});
  }

  close(): void {
    this.#close();
  }

  destroyed(): void {
    this.#isDestroyed = true;
    WebContents.byTarget.delete(this.#target);
    void this.opened
      .then(() => chromium.send('Target.closeTarget', { targetId: this.#target }))
      .catch(() => {});
    this.emit('destroyed');
  }

  async send(method: string, params: Record<string, unknown> = {}): Promise<Answer> {
    return (await this.#page.promise).send(method, params);
  }

  async #open(size: { width: number; height: number }): Promise<void> {
    const { targetId } = (await chromium.send('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
      ...(await this.session.context()),
    })) as { targetId: string };
    this.#target = targetId;
    WebContents.byTarget.set(targetId, this);
    const page = await chromium.attach(targetId);
    page.on('Fetch.requestPaused', (paused) => void this.#navigates(page, paused));
    page.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === '__standInAsk') this.#openHandler({ url: payload as string });
    });
    page.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#url = frame.url as string;
    });
    page.on('Page.navigatedWithinDocument', ({ url }) => (this.#url = url as string));
    page.on('Page.loadEventFired', () => this.emit('did-finish-load', new ElectronEvent()));
    page.on('Inspector.targetCrashed', () => {
      this.#isCrashed = true;
      this.emit('render-process-gone', new ElectronEvent(), { reason: 'crashed', exitCode: 11 });
    });
    await page.send('Page.enable');
    await page.send('Inspector.enable').catch(() => {});
    await page.send('Runtime.enable');
    await page.send('Runtime.addBinding', { name: '__standInAsk' });
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: inPage });
    await page.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Request' }] });
    this.#page.resolve(page);
  }

  /** Where the page itself wants to go is asked of the app's listeners; where the app loads it is not. */
  async #navigates(page: PageSession, paused: Answer): Promise<void> {
    const { requestId, request, frameId, redirectedRequestId } = paused;
    const isMainFrame = frameId === this.#target;
    const event = new ElectronEvent({ url: request.url, isMainFrame });
    if (redirectedRequestId !== undefined) this.emit('will-redirect', event);
    else if (!(isMainFrame && this.#isLoading)) this.emit('will-frame-navigate', event);
    await (
      event.defaultPrevented
        ? page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
        : page.send('Fetch.continueRequest', { requestId })
    ).catch(() => {});
  }
}
