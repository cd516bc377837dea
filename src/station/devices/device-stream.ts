import type { RoleFeed } from './role-feed.ts';

/** A device that takes nothing for so long is asleep or gone; awake, it asks again. */
const stallMs = 20_000;
const checkMs = 2000;

/** How the stream of one device goes on. */
export interface StreamParts {
  feed: RoleFeed;
  lastId: string | null;
  /** Ends the stream. */
  end: AbortSignal;
  /** The stream is over, whoever ended it. */
  onOver: () => void;
  /** The device takes nothing any more: what is left of its connection is to be dropped. */
  onStall: () => void;
}

/**
 * The feed as bytes for one device, made when the device takes them: of one that is slow nothing is kept but where it is,
 * and it gets all that it missed, or a snapshot, when it reads on.
 */
export function deviceStream({
  feed,
  lastId,
  end,
  onOver,
  onStall,
}: StreamParts): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const over = AbortSignal.any([gone.signal, end]);
  let place: { lastId: string | null; tick: number } = { lastId, tick: 0 };
  /** Since when nothing was taken of what was there; null while the device waits for more. */
  let offered: number | null = performance.now();
  const watching = setInterval(() => {
    if (offered === null || performance.now() - offered < stallMs) return;
    gone.abort();
    onStall();
  }, checkMs);
  over.addEventListener(
    'abort',
    () => {
      clearInterval(watching);
      onOver();
    },
    { once: true },
  );
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        offered = null;
        while (!over.aborted) {
          const { bytes, ...next } = feed.after(place.lastId, place.tick);
          place = next;
          if (bytes.length > 0) {
            offered = performance.now();
            return controller.enqueue(joined(bytes));
          }
          await feed.next(over);
        }
        return controller.close();
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  );
}

const joined = (bytes: Uint8Array[]) => (bytes.length === 1 ? bytes[0]! : Buffer.concat(bytes));
