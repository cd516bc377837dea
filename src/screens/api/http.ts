import type { z } from 'zod';
import { pathOf, type Answered, type Call, type Sent } from '../../contract/calls/call.ts';
import { refusalSchema, type Problem } from '../../contract/problem.ts';
import { consoleId, personHere } from './console-id.ts';
import { setOut } from './own-device.ts';

/** A call that was refused or not answered; `problems` says why, for people. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly problems: Problem[];
  /** What HTTP calls the refusal; null where there was no answer that could be read. */
  readonly status: number | null;

  constructor(problems: Problem[], status: number | null = null) {
    super(problems[0]?.message ?? 'refused');
    this.problems = problems;
    this.status = status;
  }
}

/** What went wrong, whatever it was. */
export function problemsOf(error: unknown): Problem[] {
  if (error instanceof ApiError) return error.problems;
  return [{ code: 'internal', message: error instanceof Error ? error.message : String(error) }];
}

/** Does a call of the tables and gives its answer, parsed by the schema there. @throws {@link ApiError} */
export async function ask<C extends Call>(
  call: C,
  sent: Sent<C>,
  signal?: AbortSignal,
): Promise<Answered<C>> {
  const { body } = sent as { body?: unknown };
  const path = pathOf(call, sent as object);
  const request = call.method === 'GET' ? {} : { method: call.method, ...json(body) };
  return (await answer(path, call.answer as z.ZodType, {
    ...request,
    signal: signal ?? null,
  })) as Answered<C>;
}

/** Sends JSON to a path of this server, under further headers. @throws {@link ApiError} */
export async function post<Schema extends z.ZodType>(
  path: string,
  body: unknown,
  schema: Schema,
  { headers, signal }: { headers: Record<string, string>; signal: AbortSignal },
): Promise<z.output<Schema>> {
  const request = json(body);
  return answer(path, schema, {
    method: 'POST',
    ...request,
    headers: { ...request.headers, ...headers },
    signal,
  });
}

/** Sends a file as it is with a call whose body is one. @throws {@link ApiError} */
export async function sendFile<C extends Call>(call: C, sent: Sent<C>, file: File): Promise<Answered<C>> {
  const headers = {
    ...fromConsole(),
    'Content-Type': 'application/octet-stream',
    'X-File-Name': encodeURIComponent(file.name),
  };
  const request = { method: call.method, headers, body: file };
  return (await answer(pathOf(call, sent as object), call.answer as z.ZodType, request)) as Answered<C>;
}

function json(body: unknown) {
  return {
    headers: { ...fromConsole(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  };
}

/** Only who changes something says who it is: pages that are read keep nothing in anybody's browser. */
function fromConsole() {
  return { 'Goldline-Console': consoleId(), ...personHeader(personHere()) };
}

/** Who does it, where somebody said so. */
export function personHeader(person: string | null | undefined): Record<string, string> {
  return person === null || person === undefined ? {} : { 'Goldline-Person': encodeURIComponent(person) };
}

/** The file that a call answers with, under the name that the station gives it. @throws {@link ApiError} */
export async function askFile<C extends Call>(
  call: C,
  sent: Sent<C>,
  signal: AbortSignal,
  /** The station keeps who asks. */
  { isToldWho = false } = {},
): Promise<File> {
  const headers = isToldWho ? fromConsole() : {};
  const response = await responseTo(pathOf(call, sent as object), { signal, headers });
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'file';
  return new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' });
}

async function answer<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  request: RequestInit,
): Promise<z.output<Schema>> {
  const response = await responseTo(path, request);
  const parsed = schema.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  throw new ApiError([
    { code: 'internal', message: `${path} gave an answer this screen does not understand` },
  ]);
}

async function responseTo(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, request).catch((error: unknown) => {
    if (request.signal?.aborted === true && !isTimeout(error)) throw error;
    throw new ApiError([{ code: 'no-answer', message: 'Goldline does not answer' }]);
  });
  if (response.ok) return response;
  const refusal = refusalSchema.safeParse(await response.json().catch(() => null));
  if (response.status === 401 && refusal.data?.problems[0]?.code === 'device-unknown') setOut();
  const unknown = [{ code: 'internal', message: `${path} answered ${response.status}` }];
  throw new ApiError(refusal.success ? refusal.data.problems : unknown, response.status);
}

/** Whether a request was given up because nothing answered, not because nobody wants the answer any more. */
function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
