import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';

/** Where a window was. */
interface Place {
  bounds: Rectangle;
  isMaximized: boolean;
  isFullScreen: boolean;
}

/** So much of a window has to lie on a display for a person to find it, in pixels. */
const visibleMin = 100;
const usual = { width: 1440, height: 900 };

/** Where windows were when they were last moved, kept in a file. */
export class Places {
  readonly #path: string;
  readonly #places: Record<string, Place>;

  constructor(path: string) {
    this.#path = path;
    this.#places = readPlaces(path);
  }

  /** Where a window goes: where it was, if one of these areas of displays still has that. Null where it was nowhere. */
  of(name: string, areas: readonly Rectangle[]): Place | null {
    const place = this.#places[name];
    return place !== undefined && areas.some((area) => isOn(place.bounds, area)) ? place : null;
  }

  /** Remembers where a window is each time that it closes or has come to rest. */
  keep(name: string, window: BrowserWindow): void {
    let timer: NodeJS.Timeout | undefined;
    const note = () => {
      if (window.isDestroyed() || window.isMinimized()) return;
      this.#places[name] = {
        bounds: window.getNormalBounds(),
        isMaximized: window.isMaximized(),
        isFullScreen: window.isFullScreen(),
      };
      try {
        writeFileSync(this.#path, JSON.stringify(this.#places));
      } catch {
        // The next start puts it where windows usually go.
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(note, 500);
    };
    window.on('resize', soon);
    window.on('move', soon);
    window.on('enter-full-screen', soon);
    window.on('leave-full-screen', soon);
    window.on('close', note);
    window.on('closed', () => clearTimeout(timer));
  }
}

/** The usual size in the middle of an area, and no larger than it: a laptop of 1366 × 768 has less. */
export function usualBounds(area: Rectangle): Rectangle {
  const width = Math.min(usual.width, area.width);
  const height = Math.min(usual.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

function isOn(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return width >= visibleMin && height >= visibleMin && bounds.y >= area.y - 10;
}

function readPlaces(path: string): Record<string, Place> {
  try {
    const places = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Place>;
    const good = Object.entries(places).filter(([, { bounds }]) =>
      [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite),
    );
    return Object.fromEntries(good);
  } catch {
    return {};
  }
}
