import type { Page } from '@playwright/test';
import axe from 'axe-core';

interface Violation {
  id: string;
  impact: string | null;
  nodes: { target: unknown[]; any: { message: string }[] }[];
}

/** The dialog, where one is open: what stands behind it was looked at before. Else the page. */
const looked = `document.querySelector('[role="dialog"]') ?? document`;
/** Where Base UI catches the focus at the edges of what is open, and hands it on: nobody ever stands on them. */
const guards = '[data-base-ui-focus-guard]';

/**
 * What axe finds serious or critical in what the page shows now, one line for each place: rule, place, reason. In full sun
 * also contrasts below AAA.
 */
export async function seriousIn(page: Page, { isSunlight = false } = {}): Promise<string[]> {
  // What slides in is half transparent on its way.
  await page.waitForTimeout(250);
  await page.evaluate(axe.source);
  const violations = await page.evaluate<Violation[]>(
    `axe.run({ include: [${looked}], exclude: [['${guards}']] }, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: ${isSunlight} } },
    }).then(({ violations }) => violations)`,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id} ${target.join(' ')} ${any[0]?.message ?? ''}`.slice(0, 300)),
    );
}
