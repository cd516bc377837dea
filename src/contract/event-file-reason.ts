import type { z } from 'zod';
import { message, type Message } from '../words/message.ts';

/** Why a field of an event file is not taken, as whoever shows it puts it into words. */
export type Reason = Message;

/** How a check of our own tells its reason to {@link reasonOf}. */
export function custom(reason: Reason): { message: string; params: { reason: Reason } } {
  return { message: reason.code, params: { reason } };
}

/** The reason of one issue that the schema of an event file raised. */
export function reasonOf(issue: z.core.$ZodIssue): Reason {
  switch (issue.code) {
    case 'custom':
      return (issue.params as { reason?: Reason } | undefined)?.reason ?? other(issue);
    case 'invalid_type':
      return typeReason(issue);
    case 'invalid_value':
      return message('fileReason.oneOf', { values: issue.values.map(String) });
    case 'invalid_format':
      return formatReason(issue);
    case 'too_small':
      return smallReason(issue);
    case 'too_big':
      return issue.origin === 'string'
        ? lengthReason(issue, Number(issue.maximum))
        : message('fileReason.most', { max: Number(issue.maximum) });
    case 'unrecognized_keys':
      return message('fileReason.unknown', { fields: issue.keys });
    case 'invalid_union':
      return isMissing(issue) ? message('fileReason.missing') : other(issue);
    case 'invalid_element':
    case 'invalid_key':
    case 'not_multiple_of':
      return other(issue);
  }
}

/** What is said of a value of another kind than the schema expects. */
const kinds: Readonly<Record<string, Reason>> = {
  int: message('fileReason.whole'),
  number: message('fileReason.number'),
  string: message('fileReason.text'),
  boolean: message('fileReason.yesNo'),
  array: message('fileReason.list'),
  object: message('fileReason.group'),
};

function typeReason(issue: z.core.$ZodIssueInvalidType): Reason {
  return isMissing(issue) ? message('fileReason.missing') : (kinds[issue.expected] ?? other(issue));
}

/** Whether there is nothing at all: the issue itself says so only in its words. */
function isMissing(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_union')
    return (
      issue.errors.length > 0 && issue.errors.every(([first]) => first !== undefined && isMissing(first))
    );
  return issue.code === 'invalid_type' && issue.message.endsWith('undefined');
}

/** The only pattern of an event file is that of ids. */
function formatReason(issue: z.core.$ZodIssueInvalidStringFormat): Reason {
  if (issue.format === 'regex') return message('fileReason.id');
  if (issue.format === 'datetime') return message('fileReason.instant');
  if (issue.format === 'date') return message('fileReason.date');
  return other(issue);
}

function smallReason(issue: z.core.$ZodIssueTooSmall): Reason {
  const min = Number(issue.minimum);
  if (issue.origin === 'array') return message('fileReason.few', { min });
  if (issue.origin === 'string') return lengthReason(issue, min);
  return issue.inclusive === false
    ? message('fileReason.more', { min })
    : message('fileReason.least', { min });
}

/** The only text of a fixed length is a country. */
function lengthReason(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, length: number): Reason {
  if (issue.exact === true) return message('fileReason.country');
  return issue.code === 'too_small'
    ? message('fileReason.empty')
    : message('fileReason.long', { max: length });
}

function other({ message: said }: z.core.$ZodIssue): Reason {
  return message('fileReason.other', { message: said });
}
