/**
 * A click that may be a window's last one: it can be gone before the click is told to be done.
 * @param {import('@playwright/test').Page} popup
 * @param {string} name of the button
 */
export async function lastClick(popup, name) {
  await popup.getByRole('button', { name }).click().catch((error) => {
    if (!popup.isClosed()) throw error;
  });
}
