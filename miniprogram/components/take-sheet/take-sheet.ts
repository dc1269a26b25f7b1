import { say } from '../../services/device';
import { mintId } from '../../services/random';
import { type AskedSheet, fetchSheet, openSheet, passOn, takeSheet } from '../../services/sheets';
import { notFetched, sayTaken } from './take-view';

interface State {
  taking: boolean;
  /** How many sheets of this list have come. */
  part: number;
  path: string;
  name: string;
  said: string;
  /** Where the next sheet goes on; null when nothing is left, or nothing was taken yet. */
  next: string | null;
  /** Of what all this is, in one text: the same list read anew keeps it. */
  of: string;
  /** The request whose answer nobody knows, so that asking again gets the same file; empty when there is none. */
  submitId: string;
}
const nothing: State = { taking: false, part: 0, path: '', name: '', said: '', next: null, of: '', submitId: '' };
const unasked: AskedSheet | null = null;

/** 导出表格 under a list: takes what is looked at as a sheet and shows it; a tap of its own passes it on. */
Component({
  properties: {
    asked: { type: Object, value: unasked },
    /** What the line that takes it says. */
    label: { type: String, value: '导出表格' },
  },
  data: { ...nothing },
  observers: {
    asked(asked: AskedSheet | null) {
      const of = JSON.stringify(asked);
      if (of !== this.data.of) this.setData({ ...nothing, of });
    },
  },
  methods: {
    start() {
      this.setData({ part: 0, next: null });
      return this.take(this.data.asked);
    },
    goOn() {
      return this.take(this.data.asked);
    },
    async take(asked: AskedSheet | null) {
      if (!asked || this.data.taking) return;
      const { of, next, part } = this.data;
      const submitId = this.data.submitId || (await mintId());
      this.setData({ taking: true, submitId });
      const reply = await takeSheet(asked, next, submitId);
      const file = reply.ok ? await fetchSheet(reply.value) : undefined;
      // Another list is looked at by now.
      if (of !== this.data.of) return;
      this.setData({ taking: false });
      if (!reply.ok) {
        if (!reply.lost) this.setData({ submitId: '' });
        return say(reply.message);
      }
      if (!file?.ok) return say(notFetched[file?.why ?? 'lost']);
      const { name, next: rest } = reply.value;
      const said = sayTaken(reply.value, part + 1);
      this.setData({ path: file.path, name, said, next: rest, part: part + 1, submitId: '' });
      await this.show();
    },
    async show() {
      if ((await openSheet(this.data.path)) !== 'shown') say('表格没有打开，请再点一次“打开”');
    },
    pass() {
      passOn(this.data.path, this.data.name);
    },
  },
});
