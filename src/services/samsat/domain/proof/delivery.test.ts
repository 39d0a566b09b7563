import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryStates, isChoosable, isMissable, isOnItsWay, nextStates, ways } from './delivery.ts';

const standings = fc.record({
  state: fc.constantFrom(...deliveryStates),
  way: fc.constantFrom(...ways),
  complaint: fc.constantFrom('', 'belum sampai'),
});

describe('the way of TBPKP and sticker', () => {
  it('is never confirmed by an officer, and by its owner in no other way', () => {
    fc.assert(
      fc.property(standings, (standing) => {
        expect(nextStates(standing, 'officer')).not.toContain('RECEIPT_CONFIRMED');
        expect(nextStates(standing, 'owner').filter((to) => to !== 'RECEIPT_CONFIRMED')).toEqual([]);
        if (standing.way === 'pick-up') expect(nextStates(standing, 'officer')).not.toContain('HANDED_TO_POS');
      }),
    );
  });

  it('ends nowhere but with the owner', () => {
    for (const state of deliveryStates) {
      const on = nextStates({ state, way: 'post', complaint: '' }, 'officer');
      expect(on.length === 0, state).toBe(state === 'RECEIPT_CONFIRMED' || state === 'COLLECTED');
    }
  });

  it('holds the proof on while something is missed or chosen, and not once the owner has it', () => {
    fc.assert(
      fc.property(standings, (standing) => {
        if (standing.complaint !== '' || isChoosable(standing)) expect(isOnItsWay(standing)).toBe(true);
        else if (standing.state === 'COLLECTED' || standing.state === 'RECEIPT_CONFIRMED') expect(isOnItsWay(standing)).toBe(false);
        expect(isMissable(standing) && isChoosable(standing)).toBe(false);
      }),
    );
  });
});
