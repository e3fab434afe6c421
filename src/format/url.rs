//! Which addresses are good enough: https, and plain http only where it cannot leave for the internet.

use alloc::string::String;
use core::net::{Ipv4Addr, Ipv6Addr};

/// The address of a server, without a trailing slash, a query or a fragment.
pub fn base(text: &str) -> Option<String> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let path = after_authority(text)?;
    path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/')).then(|| text.into())
}

/// Whether this is the address of a page: it may have a query.
pub fn is_page(text: &str) -> bool {
    text.len() <= 2000 && text.bytes().all(|b| b.is_ascii_graphic()) && after_authority(text).is_some()
}

/// The host of an address that is good enough, with the port where it names one.
pub fn authority(text: &str) -> Option<&str> {
    split(text).map(|(authority, _)| authority)
}

/// A host without the port that it may have.
pub fn without_port(authority: &str) -> &str {
    authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')).map_or(authority, |(host, _)| host)
}

/// Text as a part of a path or of a query: all but what RFC 3986, 2.3 calls unreserved is percent-encoded.
pub fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value)]);
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// What follows the host, where the address is secure or the host is near.
fn after_authority(text: &str) -> Option<&str> {
    split(text).map(|(_, path)| path)
}

fn split(text: &str) -> Option<(&str, &str)> {
    let (secure, rest) = match text.strip_prefix("https://") {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix("http://")?),
    };
    // What browsers read as an end of the host, besides the slash.
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let local = is_local(authority)?;
    (secure || local).then_some((authority, path))
}

/// Whether a host, with a port or without, is loopback, a one-label name of a container network, or a name reserved for
/// tests (RFC 6761). None where it is no host: a user before it, say, or a port that is no number.
fn is_local(authority: &str) -> Option<bool> {
    let with_port = authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']'));
    let (host, port) = with_port.unwrap_or((authority, "0"));
    port.parse::<u16>().ok().filter(|_| !port.starts_with('+'))?;
    if let Some(v6) = host.strip_prefix('[') {
        return Some(v6.strip_suffix(']')?.parse::<Ipv6Addr>().ok()?.is_loopback());
    }
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    // A single label that begins with a digit may be a whole address: 134744072 is 8.8.8.8.
    let single = !host.contains('.') && host.starts_with(|c: char| c.is_ascii_alphabetic());
    let reserved = [".test", ".localhost", ".example", ".invalid"].iter().any(|tld| host.ends_with(tld));
    let loopback = host.parse::<Ipv4Addr>().is_ok_and(|ip| ip.is_loopback());
    host.split('.').all(label).then_some(single || reserved || loopback)
}
