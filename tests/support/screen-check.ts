import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Frame } from 'playwright-core';
import type { Phone } from './phone';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Rules that mean nothing in a mini-program. */
const pointless = {
  // The frame is WeChat's: a page is no document of its own with a title, landmarks or a heading to jump to.
  'document-title': { enabled: false },
  'landmark-one-main': { enabled: false },
  'page-has-heading-one': { enabled: false },
  region: { enabled: false },
  // There is no keyboard to move a focus with; what scrolls is scrolled by a finger.
  'scrollable-region-focusable': { enabled: false },
};

/** A finger's width in CSS pixels. */
const finger = 44;
const touchable =
  '[role=button],[role=tab],[role=radio],[role=checkbox],[role=switch],[role=link],wx-button,wx-picker,input:not([type=file]),textarea';

/** Brings the checker into the phone; its mini-program is started anew. */
export async function equip(phone: Phone): Promise<void> {
  const content = readFileSync(join(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
  await phone.page.context().addInitScript({ content });
  await phone.restart();
}

/** Everything wrong with what is on the screen, a line each. */
export async function faultsOf(phone: Phone, screen: string): Promise<string[]> {
  const frame = appFrame(phone);
  await atRest(frame);
  const faults = [...(await barriers(frame)), ...(await smallTargets(frame)), ...(await tooWide(frame))];
  return faults.map((fault) => `${screen}: ${fault}`);
}

/** What fades or slides in has come to its end; what turns forever, as a sign of waiting does, is let be. */
function atRest(frame: Frame): Promise<void> {
  return frame.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function barriers(frame: Frame): Promise<string[]> {
  const { violations } = await frame.evaluate((rules) => window.axe.run(document, { rules }), pointless);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`));
}

function smallTargets(frame: Frame): Promise<string[]> {
  return frame.evaluate(
    ({ selector, least }) =>
      Array.from(document.querySelectorAll(selector)).flatMap((element) => {
        const { width, height } = element.getBoundingClientRect();
        const there = width > 0 && height > 0;
        // Rounding to device pixels may take half a pixel away.
        if (!there || (width > least - 0.5 && height > least - 0.5)) return [];
        return [`target of ${Math.round(width)}×${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`];
      }),
    { selector: touchable, least: finger },
  );
}

function tooWide(frame: Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const screen = window.innerWidth;
    return Array.from(document.querySelectorAll('.mp-page *')).flatMap((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0 || (right <= screen + 0.5 && left >= -0.5)) return [];
      // What a finger pushes sideways may reach beyond the edge; the row itself may not.
      if (element.parentElement?.closest('wx-scroll-view[mode="x"]')) return [];
      return [
        `reaches from ${Math.round(left)} to ${Math.round(right)} of ${screen}: ${element.outerHTML.slice(0, 120)}`,
      ];
    });
  });
}

function appFrame(phone: Phone): Frame {
  const frame = phone.page.frame({ name: 'app' });
  if (!frame) throw new Error('the phone shows no mini-program');
  return frame;
}
