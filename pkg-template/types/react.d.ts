import type { CSSProperties, ForwardRefExoticComponent, ReactNode, RefAttributes } from 'react';
import type { AnyFlow, Client } from './client.js';
import type {
  BoninCancelledDetail,
  BoninFailedDetail,
  BoninStateDetail,
  BoninVerifiedDetail,
  BoninVerifyAttributes,
  BoninVerifyElement,
  BoninVerifyMethod,
  BoninVerifyProvider,
  BoninVerifyTextChanges,
} from './element.js';

/** Gives the components below it the client that `useFlow()` and `<BoninVerify>` use. Make it outside of components. */
export function BoninProvider(props: { readonly client: Client; readonly children?: ReactNode }): ReactNode;

/** The client of the nearest `<BoninProvider>`, or one for a proxy at `/bonin`. */
export function useClient(): Client;

/** A flow, and its state as it was when the component was rendered last. */
export interface UsedFlow<Flow extends AnyFlow> {
  readonly flow: Flow;
  readonly state: Flow['state'];
  /** Gives up this flow for a new one, which it returns; the component is rendered with it. */
  readonly restart: () => Flow;
}

/**
 * A flow that lives as long as the component: it is made once, also where React renders twice, and cancelled when the
 * component is gone. On a server it is `idle`.
 *
 * @param make called for the first flow, and for each that `restart()` asks for
 */
export function useFlow<Flow extends AnyFlow>(make: (client: Client) => Flow): UsedFlow<Flow>;

export interface BoninVerifyProps {
  /** `mobileok` unless given. */
  readonly provider?: BoninVerifyProvider | undefined;
  /** The user chooses where there are several. The provider's first unless given. */
  readonly methods?: BoninVerifyMethod | readonly BoninVerifyMethod[] | undefined;
  /** Instead of the client of `<BoninProvider>`. */
  readonly client?: Client | undefined;
  /** Where the proxy is, if there is no client; `/bonin` unless given. */
  readonly proxyUrl?: string | undefined;
  /** The value of your session that the ticket will hold. */
  readonly flowNonce?: string | undefined;
  readonly usageCode?: string | undefined;
  readonly arsCode?: string | undefined;
  readonly userId?: string | undefined;
  /** Goes on after a reload, under this name in sessionStorage. */
  readonly resume?: string | undefined;
  readonly lang?: string | undefined;
  readonly heading?: string | undefined;
  /** Texts of your own. Keep the object: another one draws the element anew. */
  readonly texts?: BoninVerifyTextChanges | undefined;
  /** What is filled in already. Keep the object here, too. */
  readonly values?: Readonly<Record<string, string>> | undefined;
  readonly name?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  readonly style?: CSSProperties | undefined;
  /** A `<form slot="form">` of your own, where you have one. */
  readonly children?: ReactNode;
  readonly onVerified?: ((detail: BoninVerifiedDetail) => void) | undefined;
  readonly onFailed?: ((detail: BoninFailedDetail) => void) | undefined;
  readonly onCancelled?: ((detail: BoninCancelledDetail) => void) | undefined;
  readonly onStateChange?: ((detail: BoninStateDetail) => void) | undefined;
}

/** The whole verification: `<bonin-verify>` of `bonin/element`, which this defines. */
export const BoninVerify: ForwardRefExoticComponent<BoninVerifyProps & RefAttributes<BoninVerifyElement>>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'bonin-verify': BoninVerifyAttributes & {
        readonly ref?: RefAttributes<BoninVerifyElement>['ref'];
        readonly key?: string | number;
        readonly id?: string;
        readonly class?: string;
        readonly style?: CSSProperties;
        readonly children?: ReactNode;
      };
    }
  }
}
