import { expect } from '@playwright/test';

/**
 * What the owner of an emulated phone sees and does.
 * @param {string} phoneUrl
 * @param {import('@playwright/test').APIRequestContext} request
 */
export function createPhone(phoneUrl, request) {
  const url = (number, action) => new URL(`/phone/api/${number}${action ? `/${action}` : ''}`, phoneUrl).href;

  async function view(number) {
    const response = await request.get(url(number));
    expect(response.ok()).toBe(true);
    return response.json();
  }

  return {
    view,
    async act(number, action, data = {}) {
      const response = await request.post(url(number, action), { data });
      expect(response.ok(), `${action} on the phone`).toBe(true);
      return response.json();
    },
    /** The newest code, once there are as many messages as expected. */
    async code(number, messages = 1) {
      await expect.poll(async () => (await view(number)).messages.length).toBe(messages);
      return (await view(number)).messages.at(-1).code;
    },
    /** The number that the call reads out. */
    spoken: async (number) => (await view(number)).call.spoken,
  };
}

/**
 * A code that is not the right one.
 * @param {string} code
 */
export const wrong = (code) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
