import fc from 'fast-check';
import { pointIn, sayPoint } from '../../../core/kernel/map-point';
import { choosing, mapPointView, nearer } from '../../../miniprogram/components/map-point/map-point.view';

describe('a place on the map', () => {
  it('that was tapped is read again as it was said, within a metre', () => {
    const place = fc.record({
      east: fc.double({ min: 73.00001, max: 135.99999, noNaN: true }),
      north: fc.double({ min: 3.00001, max: 53.99999, noNaN: true }),
    });
    fc.assert(
      fc.property(place, (point) => {
        const read = pointIn(sayPoint(point));
        expect(Math.abs((read?.east ?? 0) - point.east)).toBeLessThanOrEqual(0.00001);
        expect(Math.abs((read?.north ?? 0) - point.north)).toBeLessThanOrEqual(0.00001);
      }),
    );
  });

  it('outside the country is none', () => {
    for (const text of ['72.99999,25.00000', '136.00001,25.00000', '116.00000,2.99999', '116.00000,54.00001', ''])
      expect(pointIn(text)).toBeUndefined();
    for (const text of ['73.00000,3.00000', '136.00000,54.00000']) expect(pointIn(text)).toBeDefined();
  });

  it('is looked for where one was chosen, else where the last one was, else in the whole country', () => {
    const chosen = mapPointView('115.98231,25.88540', '116.00000,26.00000');
    expect(chosen).toMatchObject({ longitude: 115.98231, latitude: 25.8854, scale: 15, markers: [{ id: 0 }] });
    expect(mapPointView('115.9', '116.00000,26.00000')).toMatchObject({ longitude: 116, scale: 15, markers: [] });
    // From all of the country three taps lead to where a place is chosen.
    let view = mapPointView('', '');
    let taps = 0;
    for (; view.scale < choosing; taps += 1) view = nearer(view, { longitude: 116, latitude: 25.9 });
    expect([taps, view.longitude, view.scale, view.markers]).toEqual([3, 116, 15, []]);
    expect(mapPointView('', 'x')).toMatchObject({ longitude: 108.9, latitude: 34.2, scale: 4, markers: [] });
  });
});
