import { say } from '../../services/device';
import { mintId } from '../../services/random';
import { type AskedFile, fetchFile, openFile, passOn, takeFile } from '../../services/taken-files';
import { sayNotFetched, sayTaken, type TakeWords, wordsOf } from './take-view';

interface State {
  taking: boolean;
  words: TakeWords;
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
const unasked: AskedFile | null = null;
const nothing: State = {
  taking: false,
  words: wordsOf(unasked),
  part: 0,
  path: '',
  name: '',
  said: '',
  next: null,
  of: '',
  submitId: '',
};

/** 导出表格 under a list, or a letter of a record: takes what is looked at as a file and shows it; a tap of its own passes it on. */
Component({
  properties: {
    asked: { type: Object, value: unasked },
  },
  data: { ...nothing },
  observers: {
    asked(asked: AskedFile | null) {
      const of = JSON.stringify(asked);
      if (of !== this.data.of) this.setData({ ...nothing, of, words: wordsOf(asked) });
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
    async take(asked: AskedFile | null) {
      if (!asked || this.data.taking) return;
      const { of, next, part, words } = this.data;
      const submitId = this.data.submitId || (await mintId());
      this.setData({ taking: true, submitId });
      const reply = await takeFile(asked, next, submitId);
      const file = reply.ok ? await fetchFile(reply.value) : undefined;
      // Another list is looked at by now.
      if (of !== this.data.of) return;
      this.setData({ taking: false });
      if (!reply.ok) {
        if (!reply.lost) this.setData({ submitId: '' });
        return say(reply.message);
      }
      if (!file?.ok) return say(sayNotFetched(file?.why ?? 'lost', words));
      const { name, next: rest } = reply.value;
      const said = sayTaken(reply.value, part + 1);
      this.setData({ path: file.path, name, said, next: rest, part: part + 1, submitId: '' });
      await this.show();
    },
    async show() {
      const { path, name, words } = this.data;
      if ((await openFile(path, name)) !== 'shown') say(words.unopened);
    },
    pass() {
      passOn(this.data.path, this.data.name, () => say('这里不能转发，请在手机上转发，或者打开以后另存'));
    },
  },
});
