/**
 * The part of the emulator's control API that the page beside the phone offers, on this machine alone.
 * @param {import('bonin/emulator').Emulator['control']} control
 */
export const emulatorActions = (control) => ({
  fault: ({ step, ...order }) => control.fault(step === 'any' ? order : { step, ...order }),
  advance: ({ ms }) => control.advance(ms),
  calm: () => control.clearFaults(),
});
