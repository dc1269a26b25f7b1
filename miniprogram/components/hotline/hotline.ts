import { callPhone } from '../../services/device';

/** The union's telephone; a tap calls it. */
Component({
  properties: { number: { type: String, value: '' }, hours: { type: String, value: '' } },
  methods: {
    call() {
      callPhone(this.data.number);
    },
  },
});
