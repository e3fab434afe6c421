/**
 * For the page that a provider sends the user back to; it does not need `bonin` itself. Takes the query out of the
 * page's URL and history at once, hands the parameters that a provider is known to return to the flow of this origin
 * that waits for them, and closes the page, if it is a window that a flow opened. (Where the provider's page isolated
 * itself on the way, the browser forgets whose window it is, and it stays open: show that it can be closed.) Nothing
 * else can receive them, and a callback that no flow waits for changes nothing.
 *
 * A page that left for the provider itself resumes its flow here: `client.resume()` first, then this.
 *
 * @returns whether a flow took it
 */
export function finishCallback(options?: FinishOptions): Promise<{ readonly taken: boolean }>;

/**
 * For the page that users of Pass-Ni SSO arrive at (`pageUrl` of the proxy's settings): the code that the SSO server
 * sent the browser with, for `enter()`. Takes it out of the page's URL and history, also where it has not the
 * shape of one, so a second call gives nothing. Call it before anything else looks at the URL.
 *
 * @returns the code; undefined where there is none
 */
export function takeSsoCode(): string | undefined;

export interface FinishOptions {
  /** How long to look for the flow, in milliseconds. By default 5,000. */
  readonly waitMs?: number | undefined;
}
