import * as v from 'valibot';
import { askActionSheet } from '../surfaces/action-sheet';
import { askModal } from '../surfaces/modal';
import { hideToast, showToast } from '../surfaces/toast';
import { asyncCall, CallFailure, noOptions } from './call';

const TOAST_MS = 1500;

const Toast = v.object({
  title: v.string(),
  icon: v.optional(v.picklist(['success', 'error', 'loading', 'none']), 'success'),
  image: v.optional(v.string()),
  mask: v.optional(v.boolean(), false),
  duration: v.optional(v.number(), TOAST_MS),
});

const Modal = v.object({
  title: v.optional(v.string(), ''),
  content: v.optional(v.string(), ''),
  showCancel: v.optional(v.boolean(), true),
  cancelText: v.optional(v.pipe(v.string(), v.maxLength(4)), '取消'),
  cancelColor: v.optional(v.string()),
  confirmText: v.optional(v.pipe(v.string(), v.maxLength(4)), '确定'),
  confirmColor: v.optional(v.string()),
  editable: v.optional(v.boolean(), false),
  placeholderText: v.optional(v.string(), ''),
});

const ActionSheet = v.object({
  itemList: v.pipe(v.array(v.string()), v.maxLength(6)),
  itemColor: v.optional(v.string()),
  alertText: v.optional(v.string(), ''),
});

/** Toasts, dialogs and sheets. */
export function feedbackCalls(): Record<string, unknown> {
  return {
    showToast: asyncCall('showToast', Toast, (options) => void showToast(options)),
    hideToast: asyncCall('hideToast', noOptions, () => void hideToast()),
    showLoading: asyncCall(
      'showLoading',
      v.object({ title: v.string(), mask: v.optional(v.boolean(), false) }),
      (options) => void showToast({ ...options, icon: 'loading' }),
    ),
    hideLoading: asyncCall('hideLoading', noOptions, () => void hideToast()),
    showModal: asyncCall('showModal', Modal, async (options) => {
      const { showCancel, editable, cancelText, placeholderText, ...rest } = options;
      const { confirmed, text } = await askModal({
        ...rest,
        cancelText: showCancel ? cancelText : undefined,
        placeholder: editable ? placeholderText : undefined,
      });
      return { confirm: confirmed, cancel: !confirmed, content: text };
    }),
    showActionSheet: asyncCall('showActionSheet', ActionSheet, async ({ itemList, itemColor, alertText }) => {
      const tapIndex = await askActionSheet({ title: alertText, items: itemList, color: itemColor });
      if (tapIndex === null) throw new CallFailure('cancel');
      return { tapIndex };
    }),
  };
}
