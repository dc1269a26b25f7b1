import type { Told } from '../../../components/events';
import { call } from '../../../services/cloud';
import { homeAtOnce } from '../../../services/session';
import { reachOf, type SearchView, toView, wrongWith } from './search.view';

interface Start {
  text: string;
  /** True from the search until it is cleared: what was found stands in the place of the queue. */
  on: boolean;
  busy: boolean;
  trouble: string;
  view: SearchView | null;
}

const start: Start = { text: '', on: false, busy: false, trouble: '', view: null };

/** Looks for cases by number, name or telephone. `searching` tells { on }, `open` tells { id }. */
Component({
  data: { ...start },
  methods: {
    typed({ detail }: Told<{ value: string }>) {
      this.setData({ text: detail.value, trouble: '' });
    },
    async search() {
      const text = this.data.text.trim();
      const trouble = wrongWith(text);
      if (trouble) return this.setData({ trouble });
      this.setData({ on: true, busy: true, trouble: '', view: null });
      this.triggerEvent('searching', { on: true });
      const home = await homeAtOnce();
      const staff = home.ok ? home.value.me.staff : null;
      const found = await call('case.search', { text, ...reachOf(staff) });
      // Cleared, or searched for something else meanwhile.
      if (!this.data.on || this.data.text.trim() !== text) return;
      if (!found.ok) return this.setData({ busy: false, trouble: found.message });
      const today = home.ok ? home.value.today : '';
      this.setData({ busy: false, view: toView(text, found.value, staff, today) });
    },
    clear() {
      this.setData({ ...start });
      this.triggerEvent('searching', { on: false });
    },
    open({ detail }: Told<{ id: string }>) {
      this.triggerEvent('open', detail);
    },
  },
});
