import { Component, type Element as GlassElement, type template } from 'glass-easel';
import { asDom } from './dom';

type ProcGen = ReturnType<template.ProcGenGroup>;
type Wrapper = Parameters<ProcGen>[0];

const patched = new WeakSet<Wrapper>();

/**
 * WXML may give any element any `aria-*` attribute, while glass-easel only knows declared properties.
 * Declaring a dozen on each element would slow every page, so that the attributes go straight to the browser instead.
 */
export function withAria(group: template.ProcGenGroup): template.ProcGenGroup {
  return (name) => {
    const generate = group(name);
    if (generate === undefined) return generate;
    return (wrapper, ...rest) => {
      if (!patched.has(wrapper)) patch(wrapper);
      return generate(wrapper, ...rest);
    };
  };
}

function patch(wrapper: Wrapper): void {
  patched.add(wrapper);
  const setProperty = wrapper.r;
  wrapper.r = (element, name, value, ...rest) => {
    if (!name.startsWith('aria-') || !setAria(element, name, value)) setProperty(element, name, value, ...rest);
  };
}

/** False when the element is a component that takes the attribute as a property of its own. */
function setAria(element: GlassElement, name: string, value: unknown): boolean {
  const component = element.asGeneralComponent();
  const property = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  if (component !== null && Component.hasProperty(component, property)) return false;
  const host = asDom(element.$$);
  if (host === null) return true;
  // The browser's own field is what a screen reader meets, not WeChat's element around it.
  const target = /^WX-(?:INPUT|TEXTAREA)$/.test(host.tagName) ? (host.querySelector('input,textarea') ?? host) : host;
  const attribute = name === 'aria-role' ? 'role' : name;
  const text = value === null || value === undefined ? '' : String(value);
  if (text === '') target.removeAttribute(attribute);
  else target.setAttribute(attribute, text);
  return true;
}
