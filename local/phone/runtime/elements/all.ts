import type { ComponentSpace, GeneralComponent } from 'glass-easel';
import type { Locate } from '../files';
import { defineBasicElements } from './basic';
import { defineButton, type OpenType } from './button';
import { defineCanvas } from './canvas';
import { defineChoices } from './choices';
import { defineWhenUsed } from './element';
import { defineForm } from './form';
import { defineImage } from './image';
import { defineMap } from './map';
import { defineNavigator, type Navigate } from './navigator';
import { definePicker } from './picker';
import { definePickerView } from './picker-view';
import { defineRichText } from './rich-text';
import { defineScrollView } from './scrolling';
import { defineSlider } from './slider';
import { defineSwiper } from './swiper';
import { defineTextInputs } from './text-input';

/** What elements ask of the phone around them. */
export interface ElementServices {
  openType: OpenType;
  navigate: Navigate;
  isFormField(component: GeneralComponent): boolean;
  locateImage: Locate;
}

/** Defines every element of `shared/elements.ts`. */
export function defineElements(space: ComponentSpace, services: ElementServices): void {
  defineWhenUsed(space);
  defineBasicElements(space);
  defineImage(space, services.locateImage);
  defineButton(space, services.openType);
  defineForm(space, services.isFormField);
  defineChoices(space);
  defineTextInputs(space);
  definePicker(space);
  definePickerView(space);
  defineScrollView(space);
  defineSwiper(space);
  defineSlider(space);
  defineNavigator(space, services.navigate);
  defineRichText(space);
  defineCanvas(space);
  defineMap(space, services.locateImage);
}
