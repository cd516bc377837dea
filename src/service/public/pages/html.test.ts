import { describe, expect, it } from 'vitest';
import { html } from './html.ts';

describe('a page', () => {
  it('has everything from outside as text, in elements and in attributes', () => {
    const name = '<script>alert("1")</script> & \'x\'';
    expect(html`<b title="${name}">${name}</b>`.text).not.toContain('<script');
    expect(html`<b title="${'" onclick="x'}"></b>`.text).toBe('<b title="&quot; onclick=&quot;x"></b>');
  });

  it('takes pieces of pages as they are, lists of them too, and nothing for null and false', () => {
    const rows = ['a', 'b'].map((text) => html`<li>${text}</li>`);
    expect(html`${rows}${null}${false}${3}`.text).toBe('<li>a</li><li>b</li>3');
  });

  it('lets no name turn the direction of what stands after it', () => {
    expect(html`${'Anna\u202etxt'}`.text).toBe('Annatxt');
  });
});
