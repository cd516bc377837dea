import type { TextCode } from '../../../../words/message.ts';
import { html, type Html } from '../html.ts';
import type { Teller } from '../reader.ts';

/** What somebody typed, by the names of the fields; what is wrong with it, by the same names. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  wrong: Readonly<Record<string, Extract<TextCode, `online.wrong.${string}`>>>;
  /** What the service says of fields, as it is shown. */
  told?: Readonly<Record<string, string>>;
  /** Tells apart forms of one page that have fields of the same name. */
  form?: string;
}

export const nothingTyped: Typed = { values: {}, wrong: {} };

interface Field {
  name: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  type?: 'text' | 'date' | 'datetime-local' | 'email';
  /** What browsers and telephones know it as. */
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal';
  maxlength?: number;
  lang?: string;
}

/** A field with its label, its hint, and what is wrong with what was typed, told beside it. */
export function field(given: Field, typed: Typed, teller: Teller): Html {
  const { name, label, hint, isOptional = false, type = 'text' } = given;
  const { id, value, wrong, about } = stateOf(name, hint, typed, teller);
  return html`<div class="field">
    <label for="f-${id}"
      >${label}${isOptional ? html` <span class="quiet">· ${teller.say('online.optional')}</span>` : null}</label
    ><input
      id="f-${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${given.autocomplete ?? 'off'}"
      maxlength="${given.maxlength ?? 200}"
      ${given.inputmode === undefined ? null : html` inputmode="${given.inputmode}"`}${isOptional ? null : html` required`}${about}
    />${hintOf(id, hint)}${wrongOf(id, wrong)}
  </div>`;
}

/** Ways to choose from, one of them. */
export function choice(
  { name, label, hint }: Pick<Field, 'name' | 'label' | 'hint'>,
  ways: readonly (readonly [value: string, text: string])[],
  typed: Typed,
  teller: Teller,
): Html {
  const { id, value, wrong } = stateOf(name, hint, typed, teller);
  return html`<fieldset class="field">
    <legend>${label}</legend>
    <div class="ways">
      ${ways.map(
        ([way, told]) =>
          html`<label class="way"
            ><input
              type="radio"
              name="${name}"
              value="${way}"
              required
              ${way === value ? html` checked` : null}
            />
            ${told}</label
          >`,
      )}
    </div>
    ${hintOf(id, hint)}${wrongOf(id, wrong)}
  </fieldset>`;
}

/** One thing to agree to. */
export function consent(name: string, told: string, typed: Typed, teller: Teller): Html {
  const { id, value, wrong, about } = stateOf(name, undefined, typed, teller);
  return html`<div class="field">
    <label class="way"
      ><input
        type="checkbox"
        name="${name}"
        value="yes"
        required${value === 'yes' ? html` checked` : null}${about}
      />
      <span>${told}</span></label
    >${wrongOf(id, wrong)}
  </div>`;
}

/** What was refused as a whole, above a form. */
export function refused(told: readonly string[]): Html | null {
  return told.length === 0
    ? null
    : html`<div class="wrong-all" role="alert">${told.map((one) => html`<p>${one}</p>`)}</div>`;
}

function stateOf(name: string, hint: string | undefined, typed: Typed, { say }: Teller) {
  const id = `${typed.form ?? ''}${name}`;
  const code = typed.wrong[name];
  const wrong = code === undefined ? typed.told?.[name] : say(code as 'online.wrong.needed');
  const told = [hint === undefined ? null : `h-${id}`, wrong === undefined ? null : `w-${id}`];
  const by = told.filter((id) => id !== null).join(' ');
  return {
    id,
    value: typed.values[name] ?? '',
    wrong,
    about: html`${wrong === undefined ? null : html` aria-invalid="true"`}${by === '' ? null : html` aria-describedby="${by}"`}`,
  };
}

function hintOf(id: string, hint: string | undefined): Html | null {
  return hint === undefined ? null : html`<span class="hint" id="h-${id}">${hint}</span>`;
}

function wrongOf(id: string, wrong: string | undefined): Html | null {
  return wrong === undefined ? null : html`<span class="wrong" id="w-${id}">${wrong}</span>`;
}
