import type { CaseCard } from './card';

const none: CaseCard = {
  id: '',
  season: '',
  headline: '',
  subject: '',
  state: { label: '', tone: 'ended' },
  urgent: false,
  about: '',
  when: '',
  badge: '',
  pace: 'calm',
  grant: '',
};

/** One case in a list; `open` is told its id. */
Component({
  properties: { card: { type: Object, value: none } },
  methods: {
    open() {
      this.triggerEvent('open', { id: this.data.card.id });
    },
  },
});
