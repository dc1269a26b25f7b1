import type { PaperView } from '../../../core/case/view';
import { viewPictures } from '../../services/device';
import type { Tapped } from '../events';
import { captionsOf } from './captions';

const none: PaperView[] = [];

/** Papers as thumbnails with their names; a tap shows them over the whole screen. */
Component({
  properties: { papers: { type: Array, value: none } },
  data: { captions: captionsOf(none) },
  observers: {
    papers(papers: readonly PaperView[]) {
      this.setData({ captions: captionsOf(papers) });
    },
  },
  methods: {
    view({ currentTarget }: Tapped<{ at: number }>) {
      const papers: readonly PaperView[] = this.data.papers;
      const touched = papers[currentTarget.dataset.at]?.url;
      const urls = papers.map(({ url }) => url).filter((url) => url !== '');
      if (touched) viewPictures(urls, urls.indexOf(touched));
    },
  },
});
