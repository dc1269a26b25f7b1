import type { PaperView } from '../../../core/case/view';
import { viewPictures } from '../../services/device';
import type { Tapped } from '../events';
import { stripView } from './strip-view';

const none: PaperView[] = [];

/** Papers as thumbnails with their names; a tap shows them over the whole screen. `retry` asks to have them checked again. */
Component({
  properties: {
    papers: { type: Array, value: none },
    /** Why they could not be checked; empty when nothing is wrong. */
    trouble: { type: String, value: '' },
  },
  data: { view: stripView(none) },
  observers: {
    'papers, trouble'(papers: readonly PaperView[], trouble: string) {
      this.setData({ view: stripView(papers, trouble) });
    },
  },
  methods: {
    look({ currentTarget }: Tapped<{ at: number }>) {
      const { frames } = this.data.view;
      const touched = frames[currentTarget.dataset.at];
      if (!touched?.label) return;
      const urls = frames.filter(({ kind, url }) => kind === 'image' && url !== '').map(({ url }) => url);
      viewPictures(urls, urls.indexOf(touched.url));
    },
    retry() {
      this.triggerEvent('retry');
    },
  },
});
