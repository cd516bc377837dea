import type { Context } from 'hono';
import { nextTurn } from '../process/run-yielding.ts';

/** A text or a file made part by part, for as long as somebody takes it; a pause without a part is undefined. */
export type Parts = Iterator<string | Uint8Array | undefined, unknown, undefined>;

/** So much is sent at once. */
const chunkMin = 32 * 1024;
/** Work goes on for so long before the event loop turns. */
const sliceMs = 3;

/**
 * Answers with what takes long to make, while it is made: a few milliseconds at a time, no faster than it is
 * taken, and no longer than somebody does.
 */
export function inParts(context: Context, parts: Parts): Response {
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { bytes, isOver } = await chunkOf(parts);
        if (bytes.length > 0) controller.enqueue(bytes);
        if (isOver) controller.close();
      },
      cancel: () => {
        parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
  return context.body(stream);
}

/** Answers with JSON in which a list may be very long. */
export function jsonInParts(context: Context, value: object): Response {
  context.header('Content-Type', 'application/json');
  return inParts(context, jsonParts(value));
}

async function chunkOf(parts: Parts): Promise<{ bytes: Uint8Array; isOver: boolean }> {
  const made: (string | Uint8Array)[] = [];
  for (let length = 0; length < chunkMin;) {
    const until = performance.now() + sliceMs;
    do {
      const { done, value } = parts.next();
      if (done === true) return { bytes: bytesOf(made), isOver: true };
      if (value === undefined) continue;
      made.push(value);
      length += value.length;
    } while (length < chunkMin && performance.now() < until);
    await nextTurn();
  }
  return { bytes: bytesOf(made), isOver: false };
}

const encoder = new TextEncoder();

function bytesOf(made: readonly (string | Uint8Array)[]): Uint8Array {
  if (made.every((part) => typeof part === 'string')) return encoder.encode(made.join(''));
  return Buffer.concat(made.map((part) => (typeof part === 'string' ? encoder.encode(part) : part)));
}

/** Lists shorter than this are written in one piece. */
const shortList = 20;

/** The text that JSON.stringify gives, list by list and item by item. */
function* jsonParts(value: unknown): Generator<string, void, undefined> {
  if (Array.isArray(value) && value.length >= shortList) {
    for (const [index, item] of value.entries()) {
      yield index === 0 ? '[' : ',';
      yield* jsonParts(item);
    }
    yield ']';
  } else if (isObjectWithLists(value)) {
    let before = '{';
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${before}${JSON.stringify(key)}:`;
      yield* jsonParts(field);
      before = ',';
    }
    yield '}';
  } else yield JSON.stringify(value ?? null);
}

function isObjectWithLists(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some((field) => Array.isArray(field) && field.length >= shortList)
  );
}
