//! The ways of being verified: what the user is asked for, and how they learn of it.

use crate::{readable, words};

words! {
    /// The purpose of a flow.
    #[derive(Default)]
    pub Method {
        /// The person that the page names confirms in the app (USER_PERSONAL).
        #[default]
        Personal = "personal",
        /// The user names themself in Toss's own window (USER_NONE).
        Window = "window",
        /// The same, but this page gives way to Toss's.
        Page = "page",
        /// The person that the page names signs a document.
        Document = "document",
    }
}

impl Method {
    /// The page names the person.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Personal | Self::Document)
    }
}

words! {
    /// The way in which a person that the page names learns of the request (2.4), by its word on the wire. The standard window
    /// needs none, because the user is there already.
    pub Trigger {
        /// The app says so.
        Push = "PUSH",
        /// The page opens the app.
        AppScheme = "APP_SCHEME",
    }
}

readable! { word Method }

readable! { word Trigger }
