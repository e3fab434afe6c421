//! The events of the page's half.

use super::{Nothing, PageFlow};
use crate::error::Error;
use crate::flow::host::Host;

/// An event that the table decides on. Cancelling, ticks and the resumption of a snapshot are the driver's.
pub enum Event<F: PageFlow> {
    /// The page calls a method.
    Call(F::Call),
    /// The proxy answered.
    Answered(F::Step, Reply<F::Answer>),
    /// A server of the provider answered the page.
    Replied(F::Step, F::ServerReply),
    /// There was no answer; the error says why.
    Lost(F::Step, Error),
    /// It is time to look again, and somebody looks at the page.
    Poll,
    /// The user came back from the page that was opened, or that page says that it is done.
    Returned(F::Query),
    /// The page that was opened seems to be gone.
    Closed,
    /// The browser did not let the page open.
    Blocked,
}

/// An answer of the proxy.
#[derive(Debug)]
pub struct Reply<A> {
    /// It brought a sealed state. The driver keeps that state.
    pub has_flow: bool,
    /// The error that it says, or that it cannot be read.
    pub error: Option<Error>,
    /// Its other members; after an error too.
    pub answer: A,
}

/// The reply of a server of the provider, as its flow reads it.
pub trait ServerReply: Sized {
    /// Reads it, with the host's reader of JSON. `None` for a flow that asks no server.
    fn read<H: Host>(response: &Response) -> Option<Self>;
}

impl ServerReply for Nothing {
    fn read<H: Host>(_: &Response) -> Option<Self> {
        None
    }
}

/// An HTTP response of a server of the provider.
pub struct Response {
    /// The HTTP status.
    pub status: i64,
    /// The body, read as UTF-8.
    pub body: String,
}

/// Without the body, which may be personal.
impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}
