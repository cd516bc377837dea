import type { z } from 'zod';

/** Kinds of answers and bodies that are not JSON. */
export type Media =
  'text/csv' | 'text/event-stream' | 'application/x-ndjson' | 'application/octet-stream' | 'application/pdf';

/** One call over HTTP: what it takes and what it answers. Servers, clients and the OpenAPI document are made of it. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** From the root of the server; `:name` stands for a parameter. */
  readonly path: string;
  /** What it is for, in one sentence. */
  readonly about: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** The shape of a JSON body, or of what kind another body is. */
  readonly body?: z.ZodObject | Media;
  /** The field of the body whose list may be so long that it is parsed and checked in steps. */
  readonly longList?: string;
  /** The shape of the JSON under status 200, or of what kind another answer is. */
  readonly answer: z.ZodType | Media;
  /** The answer may be so long that it is made and sent in steps. */
  readonly longAnswer?: true;
  /** Answers under other statuses that are no refusals: their shape, or null where they have no body. */
  readonly others?: Readonly<Record<number, z.ZodType | null>>;
  /** Codes of the problems that it refuses with, besides those that every call of the server may have. */
  readonly problems?: readonly string[];
}

/** The calls of a server, by name. */
export type Calls = Readonly<Record<string, Call>>;

type Part = 'params' | 'query' | 'body';
type SentPart<C extends Call, Name extends Part> =
  C extends Readonly<Record<Name, infer Schema extends z.ZodType>> ? Record<Name, z.input<Schema>> : unknown;
type ReadPart<C extends Call, Name extends Part> =
  C extends Readonly<Record<Name, infer Schema extends z.ZodType>> ? Record<Name, z.output<Schema>> : unknown;

/** What a client sends with a call. */
export type Sent<C extends Call> = SentPart<C, 'params'> & SentPart<C, 'query'> & SentPart<C, 'body'>;
/** What the server makes of it. */
export type Asked<C extends Call> = ReadPart<C, 'params'> & ReadPart<C, 'query'> & ReadPart<C, 'body'>;
/** What the server answers; never where that is not JSON. */
export type Answer<C extends Call> = C['answer'] extends z.ZodType ? z.input<C['answer']> : never;
/** What a client makes of the answer; never where that is not JSON. */
export type Answered<C extends Call> = C['answer'] extends z.ZodType ? z.output<C['answer']> : never;

/** Where a call is, with its parameters and its query; what is undefined is left out of the query. */
export function pathOf(
  { path }: Call,
  { params = {}, query = {} }: { params?: Record<string, unknown>; query?: Record<string, unknown> } = {},
): string {
  const whole = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return text === '' ? whole : `${whole}?${text}`;
}
