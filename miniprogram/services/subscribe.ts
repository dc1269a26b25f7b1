import { call } from './cloud';
import { mintId } from './random';
import { keep, readStored } from './storage';

/** What was accepted and the cloud has not confirmed yet; with an id each, so that telling it again counts nothing twice. */
interface Acceptance {
  submitId: string;
  templates: string[];
}

const key = 'accepted:1';
/** More than this many untold ones are given up: whoever is not told by WeChat is called. */
const most = 10;

/**
 * Asks for leave to send messages about a case; must be called from a tap. WeChat shows the question itself.
 * Answers whether at least one message was allowed.
 */
export async function askToTell(templates: readonly string[]): Promise<boolean> {
  const accepted = await ask(templates);
  if (accepted.length === 0) return false;
  keep(key, [...untold(), { submitId: await mintId(), templates: accepted }].slice(-most));
  tellAccepted();
  return true;
}

/** Tells the cloud what was accepted; what does not arrive is told the next time. */
export async function tellAccepted(): Promise<void> {
  for (const { submitId, templates } of untold()) {
    const reply = await call('me.subscribed', { templates }, submitId);
    if (!reply.ok && reply.lost) return;
    keep(
      key,
      untold().filter((each) => each.submitId !== submitId),
    );
  }
}

function ask(templates: readonly string[]): Promise<string[]> {
  const tmplIds = templates.slice(0, 3);
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds,
      success: (answer) => {
        const said = new Map(Object.entries(answer));
        // Also `acceptWithAudio` and its like: accepted, and how she wants to be told; not so reject, ban and filter.
        resolve(tmplIds.filter((id) => String(said.get(id)).startsWith('accept')));
      },
      fail: () => resolve([]),
    });
  });
}

function untold(): Acceptance[] {
  const stored = readStored(key);
  return Array.isArray(stored) ? stored : [];
}
