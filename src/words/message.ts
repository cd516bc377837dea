import type { English } from './dictionary.ts';

/** What stands in a slot of a text: a number is written as the language writes it, a list with its commas. */
export type Value = string | number | Message | readonly Value[];

/** Something to tell a person: a code of the dictionary, and what stands in the slots of its text. */
export interface Message<Code extends string = string> {
  code: Code;
  params?: Readonly<Record<string, Value>> | undefined;
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The name of a key without its plural form. */
type Stem<Key extends string> = Key extends `${infer Name}_${PluralForm}` ? Name : Key;

type Slots<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

/** Every text of the dictionary as its code and what it has slots for. */
type Texts<Tree, Before extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? {
        code: `${Before}${Stem<Key>}`;
        slots: Slots<Tree[Key]> | (Stem<Key> extends Key ? never : 'count');
      }
    : Texts<Tree[Key], `${Before}${Key}.`>;
}[keyof Tree & string];

/** A code of the dictionary: the way to its text, such as `port.in-use`, without the plural form. */
export type TextCode = Texts<English>['code'];

type SlotsOf<Code extends TextCode> = Extract<Texts<English>, { code: Code }>['slots'];

/** What has to be given with a code: nothing, or a value for each slot. */
export type Params<Code extends TextCode> = [SlotsOf<Code>] extends [never]
  ? []
  : [params: Readonly<Record<SlotsOf<Code>, Value>>];

/** A message with the values that its text needs. */
export function message<Code extends TextCode>(code: Code, ...[params]: Params<Code>): Message<Code> {
  return params === undefined ? { code } : { code, params };
}
