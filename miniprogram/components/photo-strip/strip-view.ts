import type { PaperView } from '../../../core/case/view';

/** A paper as it is drawn. */
export interface Frame {
  url: string;
  kind: PaperView['kind'];
  state: PaperView['state'];
  caption: string;
  /** Why it is not to be seen; empty where it is. */
  why: string;
  /** What a tap on it does, aloud; empty where it does nothing. */
  label: string;
}

export interface StripView {
  frames: readonly Frame[];
  /** Something that everybody who looks at these papers must know. */
  warning: string;
}

const instead: Record<Exclude<PaperView['state'], 'ready'>, string> = {
  checking: '正在核对',
  gone: '文件不在了',
  changed: '已停止显示',
};

/**
 * What stands under each picture: its name without the ending of a file, numbered where several share it, and why it is
 * not to be seen; `trouble` is why they could not be checked.
 */
export function stripView(papers: readonly PaperView[], trouble = ''): StripView {
  const stems = papers.map(
    ({ name, kind }) => name.replace(/\.[a-z][a-z0-9]{1,4}$/i, '') + (kind === 'pdf' ? '（PDF）' : ''),
  );
  const frames = papers.map(({ url, kind, state }, at) => {
    const name = numbered(stems, at);
    const isLost = state === 'checking' && trouble !== '';
    if (state !== 'ready')
      return { url, kind, state, caption: name, why: isLost ? '没有取到' : instead[state], label: '' };
    return { url, kind, state, caption: name, why: '', label: `查看 ${name}` };
  });
  const warning = [
    warningOf(frames, 'changed', '与提交时不一致，已停止显示'),
    warningOf(frames, 'gone', '的文件不在了'),
  ].join('');
  return { frames, warning };
}

function warningOf(frames: readonly Frame[], state: PaperView['state'], what: string): string {
  const named = frames.filter((frame) => frame.state === state).map(({ caption }) => `“${caption}”`);
  if (named.length === 0) return '';
  return `${named.join('、')}${what}，经审人员已收到提醒。要用到它，需要本人重新补交；有疑问请拨打 12351。`;
}

function numbered(stems: readonly string[], at: number): string {
  const alike = (until: number) => stems.slice(0, until).filter((other) => other === stems[at]).length;
  return alike(stems.length) > 1 ? `${stems[at]} ${alike(at + 1)}` : (stems[at] ?? '');
}
