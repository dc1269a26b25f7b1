import type { PaperView } from '../../../core/case/view';
import { say, viewPictures } from '../../services/device';
import { viewDocument } from '../../services/documents';
import type { Tapped } from '../events';
import { stripView } from './strip-view';

const none: PaperView[] = [];

/** Papers as thumbnails with their names; a tap shows them over the whole screen, pictures and documents alike. `retry` asks to have them checked again. */
Component({
  properties: {
    papers: { type: Array, value: none },
    /** Why they could not be checked; empty when nothing is wrong. */
    trouble: { type: String, value: '' },
  },
  data: { view: stripView(none), opening: -1 },
  observers: {
    'papers, trouble'(papers: readonly PaperView[], trouble: string) {
      this.setData({ view: stripView(papers, trouble) });
    },
  },
  methods: {
    look({ currentTarget }: Tapped<{ at: number }>) {
      const { frames } = this.data.view;
      const touched = frames[currentTarget.dataset.at];
      if (!touched?.label) return undefined;
      if (touched.kind === 'pdf') return this.open(currentTarget.dataset.at, touched.url);
      const urls = frames.filter(({ kind, url }) => kind === 'image' && url !== '').map(({ url }) => url);
      return viewPictures(urls, urls.indexOf(touched.url));
    },
    /** A document comes onto the phone first, which may take a while: it says so, and is not asked for twice. */
    async open(at: number, url: string) {
      if (this.data.opening >= 0) return;
      this.setData({ opening: at });
      const looked = await viewDocument(url);
      this.setData({ opening: -1 });
      if (looked === 'gone') this.triggerEvent('retry');
      if (looked !== 'shown') say(looked === 'gone' ? '材料的地址过期了，请再点一次' : '文档没有打开，请再试一次');
    },
    retry() {
      this.triggerEvent('retry');
    },
  },
});
