//! Which addresses are good enough: https, and plain http only where it cannot leave for the internet.

use alloc::string::String;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use url::{Host, Url};

/// Everything but what RFC 3986, 2.3 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address of a server, without a trailing slash, a query or a fragment.
pub fn base(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let (_, path) = split(text)?;
    path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/')).then(|| text.into())
}

/// Whether this is the address of a page: it may have a query.
pub fn is_page(text: &str) -> bool {
    text.len() <= 2000 && text.bytes().all(|b| b.is_ascii_graphic()) && split(text).is_some()
}

/// The host of an address that is good enough, with the port where it names one.
pub fn authority(text: &str) -> Option<&str> {
    split(text).map(|(authority, _)| authority)
}

/// A host without the port that it may have.
pub fn without_port(authority: &str) -> &str {
    authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')).map_or(authority, |(host, _)| host)
}

/// Text as a part of a path or of a query.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).collect()
}

/// The text of such a part. None if a percent sign stands there alone, or the bytes are not UTF-8.
pub fn decoded(part: &str) -> Option<String> {
    let digits = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    let whole = part.split('%').skip(1).all(digits);
    percent_decode_str(part).decode_utf8().ok().filter(|_| whole).map(Into::into)
}

/// The host as the address spells it, and what follows, if the address is secure or the host is near.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    // Browsers read a backslash as a slash, and other programs do not: they would go to another host.
    if rest.contains('\\') {
        return None;
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let url = Url::parse(text).ok().filter(|_| is_plain(authority))?;
    (url.scheme() == "https" || is_near(&url)).then_some((authority, path))
}

/// Whether this is a host, with a port or without, in a spelling that all programs read alike: no user before it, no empty
/// label or port, nothing that the URL Standard would decode or drop.
fn is_plain(authority: &str) -> bool {
    let host = without_port(authority);
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    let port = authority[host.len()..].strip_prefix(':').unwrap_or("0");
    let v6 = host.starts_with('[');
    (v6 || host.split('.').all(label)) && !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the host is loopback, a one-label name of a container network, or a name reserved for tests (RFC 6761).
fn is_near(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => {
            !name.contains('.') || [".test", ".localhost", ".example", ".invalid"].iter().any(|tld| name.ends_with(tld))
        }
        None => false,
    }
}
