//! The page's half of a flow: calls of the page and answers of the proxy go in; a request, a page to open, or the end of the
//! caller's promise comes out.
//!
//! A provider writes one table, [`PageFlow::step`]. The [driver](driver) does what is the same in all flows, and holds each
//! of them in [one form](held).

pub mod driver;
mod event;
pub mod held;
mod view;

pub use event::{Event, Reply, Response, ServerReply};
pub use view::{Name, Shown, View};

use super::foreign::Kept;
use super::host::Host;
use super::reading::{Input, Readable, Unreadable, Variants};
use super::{Context, Foreign};
use crate::error::Error;
use crate::readable;
use crate::words::Word;
use serde::Serialize;

/// The routes of a provider's proxy, and the requests that its page sends by itself.
pub trait Step: Word {
    /// It starts a flow: no sealed state goes along.
    fn starts(self) -> bool;
}

/// One provider's half of the page: its states, and the table between them.
///
/// The ends that all flows share (failed, expired, cancelled) are the driver's, so they are in no provider's states.
pub trait PageFlow: Serialize + Readable + 'static {
    /// The name in URLs and errors.
    const PROVIDER: &'static str;
    /// The version of the snapshots. A change of the states' form needs another number, so that no old snapshot is misread.
    const SNAPSHOT: u32;
    /// The calls of the page, with their arguments.
    type Call: Variants;
    /// The proxy's routes.
    type Step: Step;
    /// The body of a request to the proxy.
    type Request: Serialize;
    /// The members of the proxy's answers, whatever the step.
    type Answer: Readable + Default;
    /// The reply of a server that the page asks itself.
    type ServerReply: ServerReply;
    /// The parameters with which a page that was opened comes back.
    type Query: Readable + Default;
    /// The calls as the view offers them.
    type Action: Word;
    /// The members of a view that are this provider's own.
    type Members: Serialize;
    /// The value of a call that succeeds with something other than a ticket.
    type Outcome: Serialize;

    /// The state before anything happened.
    fn start() -> Self;
    /// The table. `Next::Refused` is the last arm's answer to every event that does not fit; the driver keeps the state then.
    ///
    /// # Errors
    /// The input of a call is not acceptable. The driver keeps the state.
    fn step(self, event: Event<Self>, context: &mut Context<'_>) -> Result<Next<Self>, Error>;
    /// The step that is pending, if the user has to wait for it.
    fn pending(&self) -> Option<Self::Step>;
    /// Nothing can happen any more, and it is no failure.
    fn is_ended(&self) -> bool;
    /// Time alone has ended this state. An answer that is pending may still arrive.
    fn is_over(&self, now: i64) -> bool;
    /// The state to go on from if the pending answer is lost.
    #[must_use]
    fn at_rest(self) -> Self;
    /// The state as the page sees it.
    fn view(&self, now: i64) -> View<Self>;

    /// Lets time take effect on a part of the state, and says so.
    fn settle(&mut self, _now: i64) -> Option<Error> {
        None
    }

    /// This call of a flow that has failed, expired or was cancelled is told how it ended. Other calls are refused.
    fn asks_for_end(_call: &Self::Call) -> bool {
        false
    }
}

/// The end of a transition.
pub enum Next<F: PageFlow> {
    /// Another state, and something to do.
    To(F, Effect<F>),
    /// The flow is over by this error, and so is the pending call.
    Over(Error),
    /// The flow is over by the error `end`, and the pending call fails with another one.
    OverFor {
        /// The end of the flow.
        end: Error,
        /// The error of the call.
        told: Error,
    },
    /// The event does not fit the state.
    Refused,
}

/// The work of the driver's JavaScript after a step.
pub enum Effect<F: PageFlow> {
    /// Nothing; a pending call settles with the state.
    Rest,
    /// POST a body to the proxy's route `step`; one event follows, `Answered` or `Lost`, with the same step.
    Post(F::Step, F::Request),
    /// Ask a server of the provider directly, with the cookies that the browser has for it. One event follows, `Replied` or
    /// `Lost`, with the same step.
    Ask(F::Step, Ask),
    /// Open the page that the view's `open` names. `Blocked` follows at once if the browser does not let it open, and the
    /// pending call is still there to fail; otherwise the call settles with the state. `Closed` may follow, a hint that may
    /// be wrong, and `Returned`, also after `Closed`.
    Open,
    /// The same for a page that no view names because its fields must not last.
    OpenOnce(PageRequest),
    /// The pending call succeeds.
    Resolve(Outcome<F::Outcome>),
    /// The pending call fails, and the flow goes on.
    Reject(Error),
}

/// A request of the page to a server of the provider: a POST of a form.
#[derive(Serialize)]
pub struct Ask {
    /// Absolute; the driver asks no other scheme than http and https.
    pub url: String,
    /// The headers, their names in lower case.
    pub headers: Headers,
    /// The body.
    pub body: String,
}

/// Without the body, which may hold a password.
impl std::fmt::Debug for Ask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ask").field("url", &self.url).field("headers", &self.headers).finish_non_exhaustive()
    }
}

/// The headers of an [`Ask`].
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Headers {
    /// The type of the body.
    pub content_type: &'static str,
    /// The kind of agent, for the provider's server.
    #[serde(rename = "ssoagent-type")]
    pub agent: &'static str,
}

/// A page, or the link of an app, to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageRequest {
    /// The way.
    pub how: How,
    /// The address.
    pub url: String,
    /// The fields to post there, in place of a GET.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Fields>,
    /// The link for Android, if it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub android: Option<String>,
    /// The link for iPhones and iPads, if it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ios: Option<String>,
}

readable! { struct PageRequest { how: "how", url: "url", fields: "fields", android: "android", ios: "ios", } }

/// The one field that the providers' pages are opened with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Fields {
    /// Toss's transaction.
    #[serde(rename = "txId")]
    Transaction(String),
    /// A code for another system.
    #[serde(rename = "sso_code")]
    SsoCode(String),
}

readable! { enum Fields { "txId": Transaction(_), "sso_code": SsoCode(_), } }

crate::words! {
    /// The way to open a page.
    pub How {
        /// In a window of its own.
        Popup = "popup",
        /// In place of this page.
        Redirect = "redirect",
        /// In place of this page, by a POST.
        Post = "post",
        /// The link of an app, from which nothing comes back.
        App = "app",
    }
}

readable! { word How }

/// The value that a call succeeds with.
pub enum Outcome<T> {
    /// A ticket.
    Verified(Verification),
    /// The provider's own value.
    Other(T),
}

/// The result of a flow: a ticket for the relying party's backend.
#[derive(Clone, Serialize)]
pub struct Verification {
    /// Opaque to the page.
    pub ticket: String,
    /// The operator's choice of members of the identity, if the proxy shows any to the page.
    #[serde(serialize_with = "super::foreign::as_text")]
    pub claims: Option<Foreign>,
}

impl Readable for Verification {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.has_only(&["ticket", "claims"])?;
        let claims: Option<Kept> = input.member("claims")?;
        Ok(Self { ticket: input.member("ticket")?, claims: claims.map(|Kept(claims)| claims) })
    }
}

/// Without the ticket: the backend takes whoever brings it for the person in it.
impl std::fmt::Debug for Verification {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Verification")
    }
}

/// Nothing, for a provider without values of this kind.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub struct Nothing {}

readable! { struct Nothing {} }
